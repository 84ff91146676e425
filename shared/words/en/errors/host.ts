/** What can go wrong on a host while looking, planning and applying. */
export const hostErrors = {
  'host-unknown': {
    message: 'There is no host {host}.',
    hint: 'Run mooring hosts to list the hosts. You can also give an address: ssh://user@host.',
  },
  'host-unsupported': {
    message: 'Mooring can’t change {host} yet: it runs {system}.',
    hint: 'Supported here: Linux.',
  },
  'host-unreachable': { message: 'Couldn’t reach {host}: {detail}.', hint: 'Check the host and try again.' },
  'host-lacks': {
    message: 'Mooring’s programs can’t run on {host}: {lack}.',
    hint: 'Nothing was changed. Add what is missing there and try again.',
  },
  'survey-failed': {
    message: 'Couldn’t check {host}: {detail}.',
    hint: 'Try again. If this keeps happening, run mooring hosts facts {host}.',
  },
  'answer-too-large': {
    message: 'The answer of {host} is too large, so Mooring stopped reading it: {limit}.',
    hint: 'Log in to {host} and find what prints or stores so much there. After a change, run mooring recover --host {host}.',
  },
  'program-failed': {
    message: 'Mooring’s program on {host} ended without a result: {detail}.',
    hint: 'Run mooring recover --host {host}: it rolls back an unfinished change.',
  },
  'shell-silent': {
    message: 'The shell on {host} printed nothing for {seconds} seconds, so Mooring stopped waiting.',
    hint: 'Nothing was changed. Log in to {host} and check what its login scripts wait for: a disk, a network share, a forced command.',
  },
  'program-silent': {
    message: 'Mooring’s program on {host} stopped answering: nothing more came for {seconds} seconds.',
    hint: 'If a change was running, run mooring recover --host {host} when the host answers again: it rolls the change back.',
  },
  'elevation-missing': {
    message: 'This change needs root access on {host}, but neither sudo nor pkexec is installed.',
    hint: 'Run Mooring as root.',
  },
  'elevation-refused': {
    message: 'Root access on {host} was cancelled or refused ({detail}).',
    hint: 'Nothing was changed. Try again and enter your password.',
  },
  'elevation-unasked': {
    message: 'This change needs root access on {host}, and there is no terminal to ask for a password ({detail}).',
    hint: 'Nothing was changed. Run Mooring as root or at a terminal, without --json. For CI, allow the user to use sudo without a password (NOPASSWD in sudoers).',
  },
  'elevation-timeout': {
    message: 'On {host}, sudo neither started a shell nor asked for a password within {seconds} seconds.',
    hint: 'Nothing was changed. Log in to {host} and run sudo id there: it shows what sudo waits for.',
  },
  'programs-outdated': {
    message: 'The package on {host} contains host programs of another version of Mooring, so none was run as root.',
    hint: 'Nothing was changed. Start Mooring again. If this keeps happening, reinstall the package of this version.',
  },
  'host-busy': {
    message: 'Another change is running on {host} (process {owner}).',
    hint: 'Wait until it is finished, then try again.',
  },
  'changed-since': {
    message: 'On {host}, {path} has changed since Mooring checked it.',
    hint: 'Nothing was written. The plan is out of date: review the change again.',
  },
  'undo-changed': {
    message: 'On {host}, {path} has changed since Mooring wrote it, so the change was not undone.',
    hint: 'Nothing was written. To undo it all the same, give the file the content from before or after the change by hand, then try again.',
  },
  'undo-unrestorable': {
    message: 'On {host}, the change {change} can’t be undone: the earlier file in {path} is damaged or missing.',
    hint: 'Nothing was written, and the change stands. Run mooring untrust or insecure off to remove what it added, or restore the files by hand.',
  },
  'undo-shared': {
    message: 'On {host}, {path} from this change is also needed for {registries}, so the change was not undone.',
    hint: 'Run mooring untrust or insecure off for {registry} instead: it keeps what the others need.',
  },
  'undo-unread': {
    message:
      'On {host}, Docker would not read {path} after the next boot: Mooring’s lines in bootsync.sh are gone. So the change was not undone.',
    hint: 'Nothing was written. Run mooring trust or insecure on again instead: it adds these lines too.',
  },
  'target-unsafe': {
    message: 'On {host}, {path} is not a regular file, or leads outside the directory tree.',
    hint: 'Nothing was written. Check what is there: Mooring replaces regular files only.',
  },
  'target-foreign': {
    message: 'On {host}, {path} is in a directory of one user, but the file belongs to another.',
    hint: 'Nothing was written: that user could lead root to any other file. Give the directory back to root (sudo chown root DIRECTORY) and try again.',
  },
  'disk-full': {
    message: 'There is no space for {path} on {host}: the disk is full, or a quota is used up.',
    hint: 'Everything is as it was before. Free some space and try again.',
  },
  'write-failed': { message: 'Couldn’t write {path} on {host}: {detail}.', hint: 'Everything is as it was before.' },
  'refresh-failed': { message: 'On {host}, {refresh} failed: {detail}.', hint: 'Everything is as it was before.' },
  'refresh-after-undo': {
    message: 'On {host}, the files are as they were before, but {refresh} failed: {detail}.',
    hint: 'Running programs may still use the newer ones. Fix the cause and run that step by hand.',
  },
  'docker-not-restarted': {
    message: 'On {host}, the files are as they were before the change, but Docker couldn’t be restarted: {detail}.',
    hint: 'If Docker is not running now, something else prevents its start, often a mistake in daemon.json. Check its log, fix the cause and start Docker.',
  },
  cancelled: { message: 'Stopped as you asked.', hint: 'Everything is as it was before.' },
  'recover-halted': {
    message: 'On {host}, the interrupted change {change} is not rolled back yet: {path} can’t be written ({detail}).',
    hint: 'Nothing is lost. Fix that, for example free some space, then run mooring recover --host {host}: it continues the roll-back.',
  },
  'recover-stuck': {
    message: 'On {host}, the interrupted change {change} can’t be rolled back: {path} has unexpected content.',
    hint: 'The earlier files are kept in {journal}. Restore this file by hand, then run mooring recover again.',
  },
  'record-damaged': {
    message: 'On {host}, a record of a change is damaged. Mooring moved it to {path} and did nothing else.',
    hint: 'Undo that change by hand: the record may contain the earlier files. Then remove it. Other changes work as before.',
  },
  'unfinished-change': {
    message: 'On {host}, the change {change} was interrupted.',
    hint: 'Run mooring recover --host {host} first: it rolls the change back.',
  },
  'change-unknown': {
    message: 'There is no change {change} on {host}.',
    hint: 'Run mooring history to list the changes.',
  },
  'change-ambiguous': {
    message: '{change} is the beginning of {count} changes, the newest first: {candidates}.',
    hint: 'Give more of the ID.',
  },
  'change-host-gone': {
    message: 'The change {change} was made on {host}, but there is no longer a host of that name.',
    hint: 'Add the host again under that name (mooring hosts add {host} ssh://…), then try again.',
  },
  'change-undone': {
    message: 'The change {change} was already undone.',
    hint: 'Run mooring history to list the changes.',
  },
  'change-superseded': {
    message: 'On {host}, the later change {later} wrote or removed files of {change}, so {change} was not undone.',
    hint: 'Undo the later one first: mooring undo {later}',
  },
  'plan-unknown': { message: 'This plan has expired.', hint: 'Review the change again.' },
  'files-blocked': {
    message: 'On {host}, {path} blocks the change: {detail}.',
    hint: 'Mooring does not remove files that it did not put there. Move it away and try again.',
  },
} as const
