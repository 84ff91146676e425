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
    message: 'The file {file} is damaged. It was kept as {kept}.',
    hint: 'Mooring continues without it. Repair the copy if you need its contents.',
  },
  'output-lost': {
    message: 'Couldn’t write the output: {detail}.',
    hint: 'Everything else was done. mooring history lists the changes.',
  },
  'history-unwritten': {
    message: 'The change {change} on {host} was made, but couldn’t be added to the history here: {detail}',
    hint: 'The host keeps the earlier files in its journal under that ID. To stop trusting a registry, run mooring untrust.',
  },
  'store-newer': { message: 'The file {file} was written by a newer version of Mooring.', hint: 'Update Mooring.' },
  unexpected: { message: 'Unexpected error: {detail}.', hint: 'Please report it, with the steps that led to it.' },
} as const
