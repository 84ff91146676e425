import type { ExitCode } from './exit-code.ts'

/** What can be wrong with the words of a command line. */
export const usageExitCodes = {
  'command-missing': 2,
  'command-unknown': 2,
  'option-unknown': 2,
  'option-value-missing': 2,
  'option-repeated': 2,
  'option-conflict': 2,
  'option-needs': 2,
  'argument-missing': 2,
  'argument-excess': 2,
  'value-unknown': 2,
  'time-invalid': 2,
  'port-invalid': 2,
} as const satisfies Record<string, ExitCode>
