import type { ExitCode } from './exit-code.ts'

/** Refusals of a door, failures of the store, and unexpected failures. */
export const doorExitCodes = {
  'door-refused': 6,
  'door-lost': 1,
  'port-unavailable': 2,
  'question-unknown': 2,
  'stop-unconfirmed': 1,
  'store-corrupt': 1,
  'hosts-unwritten': 1,
  'history-unwritten': 1,
  'store-unwritable': 1,
  'history-outdated': 1,
  'output-lost': 1,
  'store-newer': 1,
  unexpected: 1,
} as const satisfies Record<string, ExitCode>
