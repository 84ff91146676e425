import { doJob } from '../../../main/reader/do-job.ts'
import type { Reader } from '../../../main/reader/reader.ts'

/** A reader in the test's own process: there is no built program beside the sources. */
export const readHere = doJob as Reader
