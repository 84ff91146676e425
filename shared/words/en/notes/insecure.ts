/** What a person should know before making a registry insecure, or secure again. */
export const insecureNotes = {
  'insecure-cost': {
    message:
      'Docker will no longer check that {registry} is what it says: anyone on the way to it can replace images and read the login.',
    hint: 'Better: let Docker trust the registry’s certificate, with mooring trust {registry}.',
  },
  'insecure-no-pair': {
    message: 'Docker does not send a client certificate to an insecure registry (classic image store).',
    hint: 'If {registry} asks for one, it will refuse this host.',
  },
  'insecure-unresolved': {
    message: '{host} does not resolve on this host.',
    hint: 'An insecure registry must have a name here too: add it to DNS or to /etc/hosts.',
  },
  'insecure-other-spelling': {
    message: '{other} is listed, which does not stand for {registry}: Docker compares host and port letter by letter.',
    hint: 'Take it back if nobody needs it: mooring insecure off {other}',
  },
  'insecure-anyway': {
    message: '{registry} is insecure for Docker whatever this changes: {cause} covers it.',
    hint: 'Mooring takes back single entries only. Change a range or a built-in rule by hand.',
  },
  'insecure-until': {
    message: 'This is meant to last until {until}. Nothing ends it by itself.',
    hint: 'The app, mooring hosts and mooring insecure status remind you; mooring insecure off {registry} ends it.',
  },
  'insecure-overdue': {
    message: '{registry} was to be insecure until {until}, and still is.',
    hint: 'End it with mooring insecure off {registry} on this host.',
  },
  'insecure-no-engine': {
    message: 'No Docker engine was found on this host.',
    hint: 'The file is put where Docker will look once it is installed: {path}.',
  },
  'insecure-at-start': {
    message: 'The Docker engine ({flavour}) does not run, or its socket was not found.',
    hint: 'The change counts from its next start; whether it works cannot be confirmed now.',
  },
  'insecure-flags': {
    message: 'Docker gets its insecure registries as flags from {path}, so they are changed there.',
    hint: 'With a list in daemon.json beside the flag, Docker would not start.',
  },
  'insecure-drop-in': {
    message: 'Docker’s unit belongs to its package, so {path} repeats its command line with the flag.',
    hint: 'When a new package changes that command line, switch insecure off and on again.',
  },
  'insecure-machine': {
    message: 'docker-machine provision and docker-machine regenerate-certs write {path} anew, without this change.',
    hint: 'With --machine-config, the machine’s config.json on your workstation says the same, and the change stays.',
  },
  'insecure-machine-needless': {
    message: 'docker-machine leaves {path} alone, so the machine’s config.json stays as it is.',
    hint: 'With the registry there as well, Docker would not start after the machine’s next provision.',
  },
  'insecure-restart': {
    message: 'Docker takes this only when it starts, so it is restarted; {count} of its containers stop.',
    hint: 'Those without a restart policy stay stopped.',
  },
} as const
