import type { CauseCode, ProgramCode } from '../../../shared/words/en/causes.ts'

/** A text that some program prints, the cause that it means (undefined: none that Mooring should claim), and the program. */
export type ErrorText = readonly [text: string, cause: CauseCode | undefined, program?: ProgramCode]
