/** Words about plans and their outcomes, wherever they are shown: in the wizard, in dialogs, in the history. */
export const plan = {
  heading: 'Review the change',
  lead: 'This is all that will happen. Nothing has been changed yet.',
  making: 'Working out what has to change…',
  failed: 'No plan could be made',
  apply: 'Apply',
  applyTo: { one: 'Apply to {count} host', other: 'Apply to {count} hosts' },
  sameOn: { one: 'On {count} host', other: 'The same on {count} hosts' },
  these: { one: 'this host', other: 'all {count} of them' },
  nothing: { title: 'Nothing to do', text: 'Everything is in place on {host} already.' },
  blocked: 'This host cannot be changed',
  impact: {
    label: 'What it means for {host}',
    files: { one: '{count} file', other: '{count} files' },
    filesHint: 'written, changed or removed',
    restart: { none: 'Docker keeps running', reload: 'Docker reloads', restart: 'Docker restarts' },
    restartHint: {
      none: 'no restart, no container stops',
      reload: 'no container stops',
      restart: 'all containers go on',
    },
    stopped: { one: '{count} container stops', other: '{count} containers stop' },
    root: 'Needs root rights',
    rootHint: 'used for this change only',
    noRoot: 'No root rights needed',
    noRootHint: 'your account may write these files',
  },
  actions: { create: 'New file', change: 'Changed', remove: 'Removed', restore: 'Put back' },
  filesTitle: 'Files',
  mode: 'mode {mode}',
  owner: 'owner {owner}',
  secret: 'Not shown: this file holds a secret, such as a private key.',
  diffOf: 'Lines that change in {path}',
  added: 'added',
  removed: 'removed',
  showAll: 'Show all {count} lines',
  showFewer: 'Show fewer lines',
  commandsTitle: 'Commands',
  commandsHint: 'On the host, once the files are in place.',
  notesTitle: 'Before you agree',
}

export const run = {
  phases: {
    elevating: 'Asking for root rights',
    running: 'Changing',
    verifying: 'Checking whether the registry is reached',
    finished: 'Finished',
  },
  waiting: 'Waiting',
  progress: 'Progress on {host}',
  stepOf: 'Step {step} of {steps}',
  hosts: { one: '{count} host', other: '{count} hosts' },
  finishedOf: '{finished} of {total} finished',
  show: 'Hosts to show',
  kinds: {
    failed: '{count} failed',
    doubtful: '{count} in doubt',
    done: '{count} done',
    nothing: '{count} had nothing to do',
  },
  outcomes: { done: 'Changed', nothing: 'Nothing to do', failed: 'Not changed' },
  /** By who was asked. */
  verdicts: {
    engine: {
      answers: {
        reached: 'Docker on {host} reaches {registry} and trusts its certificate.',
        untrusted: 'Docker on {host} still does not trust the certificate of {registry}.',
        'client-certificate': '{registry} asks Docker on {host} for a client certificate.',
        unreachable: 'Docker on {host} cannot connect to {registry}.',
        unclear: 'Docker on {host} gave an answer about {registry} that says neither yes nor no.',
        unknown: 'Docker on {host} could not be asked. The files are in place.',
      },
      says: 'Docker’s own words',
    },
    unchecked: {
      answers: {
        reached: 'Docker on {host} reaches {registry}, and no longer checks that it is the right one.',
        untrusted: 'Docker on {host} still checks the certificate of {registry}, and does not trust it.',
        'client-certificate': '{registry} asks for a client certificate, which Docker on {host} no longer sends.',
        unreachable: 'Docker on {host} cannot connect to {registry}.',
        unclear: 'Docker on {host} gave an answer about {registry} that says neither yes nor no.',
        unknown: 'Docker on {host} could not be asked. The files are in place.',
      },
      says: 'Docker’s own words',
    },
    system: {
      answers: {
        reached: 'Programs on {host} that use its trust store reach {registry} and trust its certificate.',
        untrusted: 'Programs on {host} that use its trust store still do not trust the certificate of {registry}.',
        'client-certificate': '{registry} asks programs on {host} for a client certificate.',
        unreachable: 'Programs on {host} cannot connect to {registry}.',
        unclear: 'A program on {host} gave an answer about {registry} that says neither yes nor no.',
        unknown: 'No program on {host} could be asked about its trust store. The files are in place.',
      },
      says: 'Its own words',
    },
  },
}

/** Dialogs that plan, show and apply one thing. */
export const intents = {
  undo: {
    title: 'Undo this change?',
    lead: 'This puts back what was there before:',
    apply: 'Undo',
    done: 'The change was taken back.',
  },
  untrust: {
    title: 'Stop trusting {registry}?',
    lead: 'Everything that Mooring put there for it goes away, and nothing else:',
    apply: 'Stop trusting',
    done: '{registry} is no longer trusted through Mooring.',
  },
  'insecure-on': {
    title: 'Make {registry} insecure?',
    lead: 'Docker on {host} will no longer check the certificate of {registry}. This changes:',
    apply: 'Make it insecure',
    done: 'Docker on {host} is set up to take {registry} as insecure.',
  },
  'insecure-off': {
    title: 'Make {registry} secure again?',
    lead: 'Docker on {host} will check the certificate of {registry} again. This changes:',
    apply: 'Make it secure',
    done: 'Docker on {host} is set up to check the certificate of {registry} again.',
  },
  recover: {
    title: 'Put the interrupted change right?',
    lead: 'A change on {host} was cut off. This rolls it back, so that every file is whole:',
    apply: 'Roll back',
    done: 'The interrupted change was rolled back.',
  },
}
