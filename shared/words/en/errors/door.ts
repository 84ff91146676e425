/** What a door refuses, and what no one foresaw. */
export const doorErrors = {
  'door-refused': { message: 'The request was refused: {detail}.', hint: 'Open the address that mooring web printed.' },
  'door-lost': {
    message: 'The connection to Mooring was lost.',
    hint: 'Start it again. If a change was running, Mooring finds it at the next look at that host.',
  },
  'port-unavailable': {
    message: 'The port {port} on 127.0.0.1 cannot be used ({detail}).',
    hint: 'Choose another port, or none: then a free one is taken.',
  },
  'question-unknown': { message: 'What was asked is no longer waited for.', hint: 'Do again what asked for it.' },
  'stop-unconfirmed': {
    message: 'Mooring was asked to stop; how far the change came is not known here.',
    hint: 'Look at the hosts again: an interrupted change is shown there, and a finished one in the history.',
  },
  'store-corrupt': {
    message: 'The file {file} is damaged; it was kept as {kept}.',
    hint: 'Mooring goes on without it. Mend the kept copy if you need what was in it.',
  },
  'history-unwritten': {
    message: 'On {host} the change {change} is done, but the history here could not be written: {detail}',
    hint: 'The host keeps what was there before, in its journal under that name. Take a trust back with mooring untrust.',
  },
  'store-newer': { message: 'The file {file} was written by a newer Mooring.', hint: 'Update Mooring.' },
  unexpected: { message: 'Something unforeseen went wrong: {detail}.', hint: 'Please report it with what you did.' },
} as const
