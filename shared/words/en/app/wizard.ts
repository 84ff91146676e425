export const wizard = {
  steps: {
    registry: 'Registry',
    certificate: 'Certificate',
    how: 'How',
    hosts: 'Hosts',
    review: 'Review',
    apply: 'Apply',
    done: 'Done',
  },
  stepsLabel: 'Steps',
  position: 'Step {number} of {total}: {step}',
  stepDone: 'done',
}

export const how = {
  heading: 'How should Docker trust it?',
  lead: 'Choose the narrowest option that works.',
  legend: 'How to trust',
  recommended: 'Recommended',
  lastResort: 'Last resort',
  optional: 'Optional',
  leadPlainHttp: 'This registry speaks plain HTTP. It has no certificate to trust, so only the last resort remains.',
  methods: {
    'registry-only': {
      title: 'This registry only',
      text: 'The certificate goes into Docker’s own directory for this registry: {path}. Nothing else on the host trusts it.',
      gains: [
        'Takes effect at once: Docker does not restart',
        'Browsers and other programs are not affected',
        'Undone by removing one file',
      ],
      costs: [],
    },
    system: {
      title: 'The whole system',
      text: 'The certificate goes into the host’s trust store (update-ca-certificates or update-ca-trust), which every program there uses, not only Docker.',
      gains: ['curl, git and other programs reach {registry} too'],
      costs: [
        'Every program on the host trusts anything that this CA signs, for any name',
        'Docker must restart to pick it up: its containers stop, unless live-restore is on',
      ],
    },
    insecure: {
      title: 'Insecure: no certificate check',
      text: 'Docker accepts {registry} without checking its certificate, even over plain HTTP. This adds it to insecure-registries in daemon.json; on Boot2Docker, to EXTRA_ARGS in profile.',
      gains: [],
      costs: [],
    },
  },
  restart: {
    title: 'Docker must restart',
    text: 'Docker reads the trust store only when it starts. During the restart its containers stop, unless live-restore is on. The review counts them for each host.',
    later: 'Do not restart Docker now',
    laterHint: 'Other programs trust the CA at once. Docker picks it up at its next restart.',
  },
  insecure: {
    title: 'Before you continue',
    accept: 'I accept that Docker does not check who answers as {registry}',
    needed: 'Accept what you give up, or choose another option.',
  },
  client: {
    title: 'Client certificate (mutual TLS)',
    text: 'Only for registries that ask for one. Docker then shows this certificate when it connects.',
  },
  also: {
    title: 'Also trusted by',
    text: 'Some programs on the host use neither Docker’s directory nor the system’s trust store. Ticked programs trust this CA for every site.',
    programs: {
      browsers: {
        label: 'Browsers on the host',
        hint: 'Firefox and Chromium of every user, for the registry’s web page. Restart open browsers to pick it up.',
      },
      java: {
        label: 'Java on the host',
        hint: 'Its Java runtimes, for build tools that push and pull. Restart running programs to pick it up.',
      },
    },
  },
}

export const hostsStep = {
  heading: 'On which hosts?',
  lead: 'Choose the hosts that pull from {registry}. Nothing changes there yet.',
  legend: 'Hosts',
  all: { one: 'Choose the {count} host that can be changed', other: 'Choose all {count} hosts that can be changed' },
  chosen: { one: '{count} host chosen', other: '{count} hosts chosen' },
  none: 'Choose at least one host.',
  persist: {
    title: 'Advanced: how trust survives a reboot of docker-machine VMs',
    text: 'Boot2Docker keeps only its disk across a reboot. Mooring can restore the certificate in two ways. It never adds certificates to server.pem, as older guides do: docker-machine overwrites that file.',
    label: 'How trust survives a reboot',
    ways: { auto: 'Automatic', bootsync: 'bootsync.sh', 'certs-dir': 'certs directory' },
    hints: {
      auto: 'Mooring chooses what works on each machine.',
      bootsync:
        'A script on its disk links /etc/docker to the disk at every boot, where the certificate is. Only Docker reads it.',
      'certs-dir': 'The machine adds it to its trust store at every boot, so every program there trusts it.',
    },
  },
}

export const apply = {
  heading: 'Applying the change',
  headingPartly: 'The change was not made on every host',
  headingFailed: 'The change failed',
  lead: 'On each host, either everything changes or nothing does.',
  stop: 'Stop',
  stopping: 'Stopping…',
  stoppingHint: 'Each host finishes its current step or rolls it back.',
  seeResult: 'See the result',
  retry: { one: 'Retry the failed host', other: 'Retry the {count} failed hosts' },
}

export const done = {
  /** Where everything went well, by what was done. */
  confirmed: {
    'registry-only': {
      heading: 'Done: Docker trusts the registry',
      lead: 'Docker on each host reached {registry} and trusted its certificate.',
    },
    system: {
      heading: 'Done: the whole system trusts the registry',
      lead: 'Each host reached {registry} with its own trust store.',
    },
    insecure: {
      heading: 'Done: Docker accepts the registry without checking it',
      lead: 'Docker on each host reached {registry} without checking its certificate.',
    },
  },
  restart: {
    title: 'Docker does not trust it yet',
    text: 'Docker was not restarted. It reads the trust store at its next restart.',
  },
  insecure: {
    title: 'It stays insecure until you switch it off',
    text: 'It does not expire automatically. The switch is under Hosts.',
    open: 'Open Hosts',
  },
  otherwise: {
    unsure: {
      heading: 'The files are in place',
      lead: 'But not every host could confirm that it reaches {registry}. See the results below.',
    },
    unasked: {
      heading: 'The files are in place',
      lead: 'Not every host could be asked whether it reaches {registry}. Docker is not running there, your account may not use it, or it picks up the change only when you restart it, as Docker Desktop does.',
    },
    partial: {
      heading: 'Done on some of the hosts',
      lead: '{registry} is set up where it says so below. Nothing changed on the other hosts.',
    },
    nothing: { heading: 'Everything was already set up', lead: 'There was nothing to change for {registry}.' },
    superseded: {
      heading: 'Changed again since',
      lead: 'A later change wrote or removed files that were set up for {registry}. See History.',
    },
    undone: { heading: 'Undone', lead: 'The files are as they were before {registry} was set up.' },
  },
  next: 'Try it',
  login: 'Log in',
  pull: 'Pull an image',
  image: 'your-image',
  verified: 'Results by host',
  undo: 'Undo…',
  since: { undone: 'Undone', superseded: 'Superseded' },
  another: 'Set up another registry',
}

export const registry = {
  heading: 'Which registry should your Docker hosts trust?',
  lead: 'Mooring fetches its certificate and shows it to you. Nothing changes until you have reviewed every file.',
  label: 'Registry',
  hint: 'Paste what you have: a host name, a browser address, or a full image name.',
  placeholder: 'registry.example.com:5000',
  submit: 'Check registry',
  checking: 'Fetching the certificate of {registry}…',
  known: 'Docker’s name for it: {name}',
  reached: 'Connects to {host}, port {port}',
  ignored: 'Ignored: {ignored}',
  recent: 'Recent registries',
  insecure: 'Make it an insecure registry…',
  failed: 'Couldn’t reach {registry}',
}
