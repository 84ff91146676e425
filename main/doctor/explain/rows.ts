import { type CauseRow, certsDRows, dockerClientRows, goRows } from '../../../shared/error-texts.ts'
import type { CauseCode } from '../../../shared/words/en/causes.ts'
import { clientRows } from './rows/clients.ts'
import { engineRows } from './rows/engines.ts'
import { networkRows } from './rows/network.ts'
import { registryRows } from './rows/registry.ts'
import { systemRows } from './rows/system.ts'

/** All rows, in the order in which they count: what is said of a certificate before what is said of the way there. */
export const rows: readonly CauseRow<CauseCode>[] = [
  ...engineRows,
  ...dockerClientRows,
  ...certsDRows,
  ...goRows,
  ...clientRows,
  ...registryRows,
  ...networkRows,
  ...systemRows,
]
