/** What can go wrong on a host while looking, planning and applying. */
export const hostErrors = {
  'host-unknown': {
    message: 'No host is called {host}.',
    hint: 'See mooring hosts; a host that is not there can be named by its address, ssh://user@host.',
  },
  'host-unsupported': {
    message: 'Mooring cannot change {host} yet: it runs {system}.',
    hint: 'Supported here: Linux.',
  },
  'host-unreachable': { message: '{host} cannot be reached: {detail}.', hint: 'Check the host and try again.' },
  'survey-failed': {
    message: 'Looking at {host} failed: {detail}.',
    hint: 'Try again; if it stays, run mooring hosts facts {host}.',
  },
  'program-failed': {
    message: 'The program on {host} ended without a result: {detail}.',
    hint: 'Run mooring recover --host {host}: it rolls back whatever was begun.',
  },
  'elevation-missing': {
    message: 'This change needs root on {host}, and neither sudo nor pkexec is there.',
    hint: 'Run Mooring as root.',
  },
  'elevation-refused': {
    message: 'Root rights were not given on {host} ({detail}).',
    hint: 'Nothing was changed. Try again and enter your password.',
  },
  'host-busy': {
    message: 'Another change is running on {host} (process {owner}).',
    hint: 'Wait until it is done and try again.',
  },
  'changed-since': {
    message: 'On {host}, {path} has changed since Mooring looked at it.',
    hint: 'Nothing was written. Plan again to see the new state.',
  },
  'undo-changed': {
    message: 'On {host}, {path} has changed since Mooring wrote it, so the change is not taken back.',
    hint: 'Nothing was written. Put the file right by hand, or remove it and try again.',
  },
  'undo-shared': {
    message:
      'On {host}, {path}, which this change put there, is needed for {registries} too, so the change is not taken back.',
    hint: 'Run mooring untrust {registry} instead: it leaves what the others need.',
  },
  'target-unsafe': {
    message:
      'On {host}, {path} is not an ordinary file, leads outside the directory tree, or is not its new owner’s to have there.',
    hint: 'Nothing was written. Look at what is there: Mooring replaces regular files only.',
  },
  'disk-full': {
    message: 'There is no room on {host} for {path}.',
    hint: 'Everything is as it was before. Free some space and try again.',
  },
  'write-failed': { message: 'Writing {path} on {host} failed: {detail}.', hint: 'Everything is as it was before.' },
  'refresh-failed': { message: 'On {host}, {refresh} failed: {detail}.', hint: 'Everything is as it was before.' },
  'refresh-after-undo': {
    message: 'On {host}, the files are as they were before, but {refresh} failed: {detail}.',
    hint: 'Programs that are running may still work with the newer ones. Mend the cause and run the refresh by hand.',
  },
  'docker-not-restarted': {
    message: 'On {host}, the files are as they were before the change, but Docker could not be restarted: {detail}.',
    hint: 'If it does not run now, something else keeps it from starting, often a mistake in daemon.json: its log says what. Mend that and start it.',
  },
  cancelled: { message: 'Stopped as you asked.', hint: 'Everything is as it was before.' },
  'recover-stuck': {
    message: 'On {host}, the interrupted change {change} cannot be rolled back: {path} holds something else.',
    hint: 'Its before-images are kept in {journal}. Put the file right by hand, then run mooring recover again.',
  },
  'unfinished-change': {
    message: 'On {host}, the change {change} was interrupted.',
    hint: 'Run mooring recover --host {host} first: it rolls the change back.',
  },
  'change-unknown': { message: 'There is no change {change} on {host}.', hint: 'See mooring history.' },
  'change-host-gone': {
    message: 'The change {change} was made on {host}, and no host is called that any more.',
    hint: 'Add the host again under that name (mooring hosts add {host} ssh://…), then try again.',
  },
  'change-undone': { message: 'The change {change} was taken back already.', hint: 'See mooring history.' },
  'plan-unknown': { message: 'The plan is no longer known to the program.', hint: 'Make the plan again.' },
  'files-blocked': {
    message: 'On {host}, {path} blocks the change: {detail}.',
    hint: 'Mooring does not remove what it did not put there. Move it away and plan again.',
  },
} as const
