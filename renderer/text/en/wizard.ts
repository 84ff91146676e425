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
  methods: {
    'registry-only': {
      title: 'This registry only',
      text: 'The trust anchor goes into Docker’s own directory for {registry}. Nothing else on the host trusts it.',
      points: [
        'Works at once: Docker is not restarted',
        'Browsers and other programs are not affected',
        'Taken back by removing one file',
      ],
    },
  },
  client: {
    title: 'Client pair',
    optional: 'Optional',
    text: 'Only for registries that ask who is calling (mutual TLS). Docker then shows this certificate when it connects.',
    incomplete: 'A client pair needs both a certificate and a key.',
    private: 'The key’s content never reaches this window. On the host only root can read it.',
  },
}

export const hostsStep = {
  heading: 'On which hosts?',
  lead: 'Mooring has looked at each host. Choose those that pull from {registry}.',
  legend: 'Hosts',
  chosen: { one: '{count} host chosen', other: '{count} hosts chosen' },
  none: 'Choose at least one host.',
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
}

export const done = {
  headings: {
    trusted: 'Done: Docker trusts the registry',
    unsure: 'The files are in place',
    partial: 'Done on some of the hosts',
    nothing: 'Everything was set up already',
    undone: 'Taken back',
  },
  leads: {
    trusted: 'Docker on each host was asked to reach {registry}, and it did.',
    unsure: 'But not every Docker confirmed that it reaches {registry}. See what each host says.',
    partial: '{registry} is set up where it says so below. Elsewhere everything is as it was before.',
    nothing: 'Nothing had to be changed for {registry}.',
    undone: 'The files are as they were before {registry} was set up.',
  },
  next: 'Try it',
  login: 'Sign in',
  pull: 'Pull an image',
  image: 'your-image',
  verified: 'Checked from each host',
  undo: 'Undo…',
  undone: 'Taken back',
  another: 'Set up another registry',
}
