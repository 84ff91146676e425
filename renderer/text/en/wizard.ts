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
      points: ['Works at once: Docker is not restarted', 'Browsers and other programs are not affected', 'Taken back by removing one file'],
    },
  },
  client: {
    title: 'Client pair',
    optional: 'Optional',
    text: 'Only for registries that ask who is calling (mutual TLS). Docker then shows this certificate when it connects.',
    add: 'Add a client pair',
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
  headingEnded: 'The change was not made everywhere',
  lead: 'Either everything on a host is changed or nothing is.',
  stop: 'Stop',
  stopping: 'Stopping…',
  stoppingHint: 'Each host finishes or rolls back the step that it is at.',
  seeResult: 'See the result',
}

export const done = {
  heading: 'Done',
  headingNothing: 'Everything was set up already',
  lead: '{registry} is trusted, and Docker on each host was asked to reach it.',
  leadNothing: 'Nothing had to be changed for {registry}.',
  next: 'Try it',
  login: 'Sign in',
  pull: 'Pull an image',
  image: 'your-image',
  verified: 'Checked from each host',
  undo: 'Undo…',
  another: 'Set up another registry',
}
