/** Words about plans and their outcomes, wherever they are shown: in the wizard, in dialogs, in the history. */
export const plan = {
  heading: 'Review the change',
  lead: 'This is everything that will change. Nothing has been changed yet.',
  making: 'Preparing the change…',
  failed: 'Couldn’t prepare the change',
  apply: 'Apply',
  applyTo: { one: 'Apply to {count} host', other: 'Apply to {count} hosts' },
  setAside: 'Also take away the files that stop Docker',
  setAsideHint: 'The review names them. Undo restores them.',
  despite: {
    one: 'Apply although the plan has a problem',
    other: 'Apply although the plan has problems on {count} hosts',
  },
  despiteHint: 'The review names each problem. It is better to fix it first.',
  anchors: { one: 'Trust anchor', other: 'Trust anchors' },
  sameOn: { one: 'On {count} host', other: 'The same on {count} hosts' },
  nothing: {
    title: 'Nothing to do',
    text: 'Everything is already in place on {host}.',
    textMany: {
      one: 'Everything is already in place on this host.',
      other: 'Everything is already in place on all {count} hosts.',
    },
  },
  blocked: 'This host can’t be changed',
  impact: {
    label: 'What it means for {host}',
    files: { one: '{count} file', other: '{count} files' },
    filesHint: 'written, changed or removed',
    /** By how many kinds of engines there are. */
    restart: {
      none: { one: '{engines} keeps running', other: '{engines} keep running' },
      reload: { one: '{engines} reloads', other: '{engines} reload' },
      restart: { one: '{engines} restarts', other: '{engines} restart' },
    },
    noEngine: 'No engine to restart',
    restartHint: {
      none: 'no restart, containers keep running',
      reload: 'containers keep running',
      restart: 'containers keep running',
    },
    stopped: { one: '{count} container stops', other: '{count} containers stop' },
    root: 'Needs root access',
    rootHint: 'for this change only',
    noRoot: 'No root access needed',
    noRootHint: 'your account can write these files',
  },
  actions: { create: 'New file', change: 'Changed', remove: 'Removed', restore: 'Restored' },
  stepsTitle: 'Steps',
  counts: {
    create: '{count} new',
    change: '{count} changed',
    remove: '{count} removed',
    restore: '{count} restored',
  },
  showSteps: { one: 'Show {count} step', other: 'Show all {count} steps' },
  hideSteps: 'Show fewer steps',
  receipt: {
    create: 'Write the receipt: what Mooring did, for undo',
    change: 'Update the receipt: what Mooring did, for undo',
    remove: 'Remove the receipt of an earlier change',
    restore: 'Restore the receipt of an earlier change',
  },
  certificates: {
    added: {
      anchor: 'New trust anchor',
      client: 'New client certificate',
      issuer: 'New intermediate certificate',
    },
    removed: {
      anchor: 'Trust anchor to remove',
      client: 'Client certificate to remove',
      issuer: 'Intermediate certificate to remove',
    },
  },
  showFile: 'Show file',
  mode: 'mode {mode}',
  owner: 'owner {owner}',
  secret: 'Not shown: this file contains a secret, such as a private key.',
  diffOf: 'Changed lines in {path}',
  added: 'added',
  removed: 'removed',
  showAll: { one: 'Show {count} line', other: 'Show all {count} lines' },
  showFewer: 'Show fewer lines',
  notesTitle: 'Before you apply',
}

export const run = {
  phases: {
    elevating: 'Asking for root access',
    running: 'Applying',
    verifying: 'Checking that it reaches the registry',
    finished: 'Finished',
  },
  waiting: 'Waiting',
  progress: 'Progress on {host}',
  stepOf: 'Step {step} of {steps}',
  hosts: { one: '{count} host', other: '{count} hosts' },
  finishedOf: { one: '{finished} of {count} host finished', other: '{finished} of {count} hosts finished' },
  show: 'Hosts to show',
  kinds: {
    failed: '{count} failed',
    doubtful: '{count} not verified',
    done: '{count} done',
    nothing: '{count} with nothing to do',
  },
  outcomes: { done: 'Changed', nothing: 'Nothing to do', failed: 'Not changed' },
  /** The button to the words of an answer that no registry could give without having been reached. */
  proof: 'Details: the answer that proves it',
  /** What to do after each answer that does not confirm it. */
  nextSteps: {
    untrusted:
      'Docker reads the system’s trust store only when it starts: if the certificate is in that store, restart Docker. Otherwise see the findings about the certificate.',
    'client-certificate':
      'Get a client certificate that the registry accepts from its owner, and set up {registry} again with it.',
    blocked: 'Fix the file or take it away, and set up {registry} again.',
    unreachable: 'Check on {host} that {registry} is running and that no firewall or proxy is in the way.',
    unclear: 'Pull an image on {host} to see whether it works.',
    silent: 'Check that Docker is running on {host}, and pull an image to see whether it works.',
    unknown: 'Pull an image on {host} to see whether it works.',
  },
  /** Another server than the registry, most often one that hands out tokens. */
  untrustedUrl: {
    answer: 'Docker on {host} does not trust {url}, which it needs for {registry}.',
    next: 'If you know that server’s CA, set it up for the whole system, and restart Docker.',
  },
  /** By who was asked. */
  verdicts: {
    engine: {
      answers: {
        reached: 'Docker on {host} reaches {registry} and trusts its certificate.',
        untrusted: 'Docker on {host} still does not trust the certificate of {registry}.',
        'client-certificate': '{registry} asks Docker on {host} for a client certificate.',
        blocked: 'A file in the directory of Docker on {host} for {registry} stops Docker.',
        unreachable: 'Docker on {host} can’t connect to {registry}.',
        unclear: 'The answer of Docker on {host} about {registry} was inconclusive.',
        silent: 'Docker on {host} did not answer. The files are in place.',
        unknown: 'Docker on {host} couldn’t be asked. The files are in place.',
      },
      said: 'Docker said: {detail}',
    },
    unchecked: {
      answers: {
        reached: 'Docker on {host} reaches {registry} without checking its certificate.',
        untrusted: 'Docker on {host} still checks the certificate of {registry} and does not trust it.',
        'client-certificate': '{registry} asks for a client certificate, which Docker on {host} no longer sends.',
        blocked: 'A file in the directory of Docker on {host} for {registry} stops Docker.',
        unreachable: 'Docker on {host} can’t connect to {registry}.',
        unclear: 'The answer of Docker on {host} about {registry} was inconclusive.',
        silent: 'Docker on {host} did not answer. The files are in place.',
        unknown: 'Docker on {host} couldn’t be asked. The files are in place.',
      },
      said: 'Docker said: {detail}',
    },
    system: {
      answers: {
        reached: 'Programs on {host} that use its trust store reach {registry} and trust its certificate.',
        untrusted: 'Programs on {host} that use its trust store still do not trust the certificate of {registry}.',
        'client-certificate': '{registry} asks programs on {host} for a client certificate.',
        blocked: 'A file on {host} keeps programs from reaching {registry}.',
        unreachable: 'Programs on {host} can’t connect to {registry}.',
        unclear: 'The answer of a program on {host} about {registry} was inconclusive.',
        silent: 'The program that was asked on {host} did not answer. The files are in place.',
        unknown: 'No program on {host} could be asked about its trust store. The files are in place.',
      },
      said: 'The program said: {detail}',
    },
  },
}

/** What a person may choose beside it when a host shall stop trusting a registry. */
export const untrustAll = {
  label: 'Also remove certificates that Mooring has no receipt of',
  hint: 'Whoever put them there: for a lost receipt, or a file that was changed. Undo restores them.',
  lead: 'This removes every certificate that this host has for {registry}, whoever put it there:',
}

/** Dialogs that plan, show and apply one thing. */
export const intents = {
  undo: {
    title: 'Undo this change?',
    lead: 'This restores the files as they were before:',
    apply: 'Undo',
    done: 'The change was undone.',
  },
  untrust: {
    title: 'Stop trusting {registry}?',
    lead: 'This removes everything that Mooring set up there for it, and nothing else:',
    apply: 'Stop trusting',
    done: 'Mooring’s trust in {registry} was removed.',
  },
  'insecure-on': {
    title: 'Make {registry} insecure?',
    lead: 'Docker on {host} will stop checking the certificate of {registry}. This changes:',
    apply: 'Make it insecure',
    done: 'Docker on {host} is set to accept {registry} without checking its certificate.',
  },
  'insecure-off': {
    title: 'Make {registry} secure again?',
    lead: 'Docker on {host} will check the certificate of {registry} again. This changes:',
    apply: 'Make it secure',
    done: 'Docker on {host} is set to check the certificate of {registry} again.',
  },
  recover: {
    title: 'Roll back the interrupted change?',
    lead: 'A change on {host} was interrupted. This restores every file as it was before:',
    apply: 'Roll back',
    done: 'The interrupted change was rolled back.',
  },
}
