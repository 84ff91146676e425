/** What a person should know before making a registry insecure, or secure again. */
export const insecureNotes = {
  'insecure-cost': {
    message:
      'Docker will accept {registry} without checking its certificate. Over HTTPS the connection stays encrypted, but nobody checks with whom: anyone on the network path can pose as the registry, replace images and read your login. Where the registry has no HTTPS, nothing is encrypted at all.',
    hint: 'Better: let Docker trust the registry’s certificate, with mooring trust {registry}.',
  },
  'insecure-no-pair': {
    message: 'Docker does not send a client certificate to an insecure registry (classic image store).',
    hint: 'If {registry} requires one, it will refuse this host.',
  },
  'insecure-unresolved': {
    message: '{host} does not resolve on this host.',
    hint: 'Docker must resolve an insecure registry’s name. Add it to DNS or to /etc/hosts.',
  },
  'insecure-other-spelling': {
    message: '{other} is listed, but does not cover {registry}: Docker compares host and port literally.',
    hint: 'If it is no longer needed, remove it: mooring insecure off {other}',
  },
  'insecure-anyway': {
    message: 'This change makes no difference: Docker treats {registry} as insecure because of {cause}.',
    hint: 'Mooring removes single entries only. Change a range or a built-in rule by hand.',
  },
  'insecure-until': {
    message: 'Mooring will remind you on {until}. It does not expire automatically.',
    hint: 'The app, mooring hosts and mooring insecure status show the reminder. To switch it off: mooring insecure off {registry}',
  },
  'insecure-overdue': {
    message: '{registry} is still insecure. You wanted to be reminded on {until}.',
    hint: 'Switch it off on this host: mooring insecure off {registry}',
  },
  'insecure-no-engine': {
    message: 'No Docker engine was found on this host.',
    hint: 'The file goes where Docker will look once it is installed: {path}.',
  },
  'insecure-at-start': {
    message: 'Docker ({flavour}) is not running, or its socket was not found.',
    hint: 'The change takes effect when Docker next starts. Mooring can’t verify it now.',
  },
  'insecure-flags': {
    message: 'Docker gets its insecure registries as flags from {path}, so the change is made there.',
    hint: 'With a list in daemon.json as well as the flag, Docker would not start.',
  },
  'insecure-drop-in': {
    message: 'Docker’s unit belongs to its package, so {path} repeats its command line with the flag.',
    hint: 'If a new package changes that command line, switch insecure off and on again.',
  },
  'insecure-machine': {
    message: 'docker-machine provision and docker-machine regenerate-certs overwrite {path} without this change.',
    hint: 'To keep it, add --machine-config: it makes the same change in the machine’s config.json on this computer.',
  },
  'insecure-machine-needless': {
    message: 'docker-machine does not overwrite {path}, so the machine’s config.json is not changed.',
    hint: 'With the registry there as well, Docker would not start after the machine’s next provision.',
  },
  'insecure-restart': {
    message: {
      one: 'Docker reads this only when it starts, so it restarts, and {count} running container stops.',
      other: 'Docker reads this only when it starts, so it restarts, and {count} running containers stop.',
    },
    hint: 'Containers without a restart policy stay stopped.',
  },
} as const

/** What is said of docker-machine’s own files on the workstation. */
export const machineConfigNotes = {
  'machine-config-later': {
    message: 'docker-machine applies {path} to the machine at its next provision or regenerate-certs.',
    hint: 'The machine itself is changed now, in a separate change. Undo each of the two separately.',
  },
} as const
