/** Words about plans and their outcomes, wherever they are shown: in the wizard, in dialogs, in the history. */
export const plan = {
  heading: 'Review the change',
  lead: 'This is all that will happen. Nothing has been changed yet.',
  making: 'Working out what has to change…',
  failed: 'No plan could be made',
  apply: 'Apply',
  applyTo: { one: 'Apply to {count} host', other: 'Apply to {count} hosts' },
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
    root: 'Asks for root rights',
    rootHint: 'once, for this change only',
    noRoot: 'No root rights needed',
    noRootHint: 'your account may write these files',
  },
  actions: { create: 'New file', change: 'Changed', remove: 'Removed', restore: 'Put back' },
  filesTitle: 'Files',
  mode: 'mode {mode}',
  owner: 'owner {owner}',
  secret: 'Not shown: this file holds a private key. Only root can read it on the host.',
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
    waiting: 'Waiting',
    elevating: 'Asking for root rights',
    running: 'Changing',
    verifying: 'Asking Docker to reach the registry',
    finished: 'Finished',
  },
  progress: 'Progress on {host}',
  stepOf: 'Step {step} of {steps}',
  outcomes: { done: 'Changed', nothing: 'Nothing to do', failed: 'Not changed' },
  verdicts: {
    reached: 'Docker on {host} reaches {registry} and trusts its certificate.',
    untrusted: 'Docker on {host} still does not trust the certificate of {registry}.',
    'client-certificate': '{registry} asks Docker on {host} for a client certificate.',
    unreachable: 'Docker on {host} cannot connect to {registry}.',
    unclear: 'Docker on {host} gave an answer about {registry} that says neither yes nor no.',
    unknown: 'Docker on {host} could not be asked. The files are in place.',
  },
  engineSays: 'Docker’s own words',
}

/** Dialogs that plan, show and apply one thing: undo, untrust, recover. */
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
  recover: {
    title: 'Put the interrupted change right?',
    lead: 'A change on {host} was cut off. This rolls it back, so that every file is whole:',
    apply: 'Roll back',
    done: 'The interrupted change was rolled back.',
  },
}
