/** What a door refuses, and what no one foresaw. */
export const doorErrors = {
  'door-refused': { message: 'The request was refused: {detail}.', hint: 'Open the address that mooring web printed.' },
  'door-lost': {
    message: 'The connection to Mooring was lost.',
    hint: 'Start it again. If a change was running, Mooring finds it when it next checks that host.',
  },
  'port-unavailable': {
    message: 'Port {port} on 127.0.0.1 is not available ({detail}).',
    hint: 'Choose another port, or leave the option out to use any free one.',
  },
  'question-unknown': { message: 'This question has expired.', hint: 'Repeat the step that asked it.' },
  'stop-unconfirmed': {
    message: 'Mooring was asked to stop, but can’t tell how far the change got.',
    hint: 'Refresh the hosts: an interrupted change is shown there, a finished one in the history.',
  },
  'store-corrupt': {
    message: 'The file {file} is damaged.',
    hint: 'Mooring left it unchanged and continued without it. Repair it, or move it away.',
  },
  'output-lost': {
    message: 'Couldn’t write the output: {detail}.',
    hint: 'Everything else was done. mooring history lists the changes.',
  },
  'hosts-unwritten': {
    message: 'Couldn’t write the saved host {host} to {file} ({detail}).',
    hint: 'Check the path, its permissions and the free space, then try again.',
  },
  'history-unwritten': {
    message:
      'Nothing was changed on {host}, because the change {change} couldn’t be written to the history here: {detail}',
    hint: 'Make the history writable, or free some space, and try again.',
  },
  'history-outdated': {
    message: 'The host {host} was changed, but the history here couldn’t be updated with {change}: {detail}',
    hint: 'The history shows the change as unanswered. Once it is writable, mooring undo {change} still works.',
  },
  'store-unwritable': {
    message: 'The file {file} couldn’t be written: {detail}.',
    hint: 'Make its directory writable, or free some space, and try again.',
  },
  'store-newer': { message: 'The file {file} was written by a newer version of Mooring.', hint: 'Update Mooring.' },
  unexpected: { message: 'Unexpected error: {detail}.', hint: 'Please report it, with the steps that led to it.' },
} as const
