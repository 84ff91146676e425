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
  lead: 'The narrowest way that works is the best one.',
  legend: 'How to trust',
  recommended: 'Recommended',
  lastResort: 'Last resort',
  optional: 'Optional',
  leadPlainHttp: 'This registry speaks plain HTTP. It has no certificate to trust, so only the last resort is left.',
  methods: {
    'registry-only': {
      title: 'This registry only',
      text: 'The trust anchor goes into Docker’s own directory for {registry}. Nothing else on the host trusts it.',
      gains: [
        'Works at once: Docker is not restarted',
        'Browsers and other programs are not affected',
        'Taken back by removing one file',
      ],
      costs: [],
    },
    system: {
      title: 'The whole system',
      text: 'The trust anchor goes into the host’s trust store, which every program there uses, not just Docker.',
      gains: ['curl, git and other programs reach {registry} too'],
      costs: [
        'Every program on the host trusts whatever this CA signs, for any name',
        'Docker must restart to notice: its containers stop, unless live-restore is on',
      ],
    },
    insecure: {
      title: 'Insecure: no certificate check',
      text: 'Docker takes {registry} as it is, even over plain HTTP. No trust anchor is installed.',
      gains: [],
      costs: [],
    },
  },
  restart: {
    title: 'Docker has to restart',
    text: 'It reads the trust store only when it starts. Meanwhile its containers stop, unless live-restore is on. The review counts them for each host.',
    later: 'Do not restart Docker now',
    laterHint: 'Other programs trust the CA at once. Docker follows when it is next restarted.',
  },
  insecure: {
    title: 'Before you go on',
    accept: 'I accept that nothing protects what Docker sends to {registry} and gets from it',
    needed: 'Accept what it costs, or choose another way.',
  },
  client: {
    title: 'Client pair',
    text: 'Only for registries that ask who is calling (mutual TLS). Docker then shows this certificate when it connects.',
    incomplete: 'A client pair needs both a certificate and a key.',
    private: 'The key’s content never reaches this window. On the host only root can read it.',
  },
  also: {
    title: 'Also trusted by',
    text: 'Some programs on the host read neither Docker’s directory nor the system’s trust store. Those that you tick get the trust anchor too, for every site.',
    programs: {
      browsers: {
        label: 'Browsers on the host',
        hint: 'Everyone’s Firefox and Chromium, for the registry’s web page. Those that are open notice when they are started again.',
      },
      java: {
        label: 'Java on the host',
        hint: 'Its Java runtimes, for build tools that push and pull. Running programs notice when they are started again.',
      },
    },
  },
}

export const hostsStep = {
  heading: 'On which hosts?',
  lead: 'Choose those that pull from {registry}. Mooring only looks at them now.',
  legend: 'Hosts',
  all: { one: 'Choose the {count} host that can be changed', other: 'Choose all {count} hosts that can be changed' },
  chosen: { one: '{count} host chosen', other: '{count} hosts chosen' },
  none: 'Choose at least one host.',
  persist: {
    title: 'Advanced: how it survives a reboot of docker-machine’s machines',
    text: 'Boot2Docker keeps only its disk over a reboot. Mooring knows two ways to put the certificate back.',
    label: 'How it survives a reboot',
    ways: { auto: 'As it fits', bootsync: 'bootsync.sh', 'certs-dir': 'Its certs directory' },
    hints: {
      auto: 'Mooring chooses for each machine what works there.',
      bootsync: 'A script on its disk copies the certificate at every boot. Nothing else on the machine trusts it.',
      'certs-dir': 'The machine itself adds it to its trust store at every boot: every program there trusts it.',
    },
  },
}

export const apply = {
  heading: 'Making the change',
  headingPartly: 'The change was not made everywhere',
  headingFailed: 'The change did not go through',
  lead: 'Either everything on a host is changed or nothing is.',
  stop: 'Stop',
  stopping: 'Stopping…',
  stoppingHint: 'Each host finishes or rolls back the step that it is at.',
  seeResult: 'See the result',
  retry: { one: 'Try the {count} failed host again', other: 'Try the {count} failed hosts again' },
}

export const done = {
  /** Where everything went well, by what was done. */
  confirmed: {
    'registry-only': {
      heading: 'Done: Docker trusts the registry',
      lead: 'Docker on each host was asked to reach {registry}, and it did.',
    },
    system: {
      heading: 'Done: the whole system trusts the registry',
      lead: 'Each host was asked to reach {registry} with its own trust store, and it did.',
    },
    insecure: {
      heading: 'Done: Docker takes the registry as it is',
      lead: 'Docker on each host was asked to reach {registry}, and it did, without checking its certificate.',
    },
  },
  restart: {
    title: 'Docker does not know of it yet',
    text: 'It was left as it runs, and reads the trust store when it is restarted.',
  },
  insecure: {
    title: 'It stays insecure until you switch it off',
    text: 'Nothing ends it by itself. The switch is under Hosts.',
    open: 'Open Hosts',
  },
  otherwise: {
    unsure: {
      heading: 'The files are in place',
      lead: 'But not everyone who was asked confirms that {registry} is reached. See what each host says.',
    },
    unasked: {
      heading: 'The files are in place',
      lead: 'Whether {registry} is reached was not asked everywhere: some Docker does not run, or learns of it only when you restart it, as Docker Desktop does.',
    },
    partial: {
      heading: 'Done on some of the hosts',
      lead: '{registry} is set up where it says so below. Elsewhere everything is as it was before.',
    },
    nothing: { heading: 'Everything was set up already', lead: 'Nothing had to be changed for {registry}.' },
    undone: { heading: 'Taken back', lead: 'The files are as they were before {registry} was set up.' },
  },
  next: 'Try it',
  login: 'Sign in',
  pull: 'Pull an image',
  image: 'your-image',
  verified: 'What each host says',
  undo: 'Undo…',
  undone: 'Taken back',
  another: 'Set up another registry',
}
