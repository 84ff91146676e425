/** What earlier changes have left in the journal of a host. */
export const journalNotes = {
  'content-staged': {
    message: 'The change {change} was interrupted before it began. Temporary files of it are still on the host.',
    hint: 'The next change removes them, and so does mooring recover. They can contain a private key.',
  },
  'refresh-owed': {
    message: 'After the change {change}, this step failed and is still to be done: {refresh}.',
    hint: 'Running programs may still use the state before it. Fix the cause and run mooring recover: it tries the step again.',
  },
  'record-set-aside': {
    message: 'A record of a change is damaged: {path}.',
    hint: 'Mooring can’t undo that change. The record may contain the earlier files: restore them by hand, then remove it.',
  },
  'undo-yields': {
    message: 'docker-machine may have overwritten {path} since.',
    hint: 'Undo then leaves this file as it is and restores the others.',
  },
} as const
