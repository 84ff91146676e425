import { otherCauses } from './causes/other.ts'
import { programs } from './causes/programs.ts'
import { trustCauses } from './causes/trust.ts'

/** What error texts of other programs mean, by the code of the cause. */
export const causes = { ...trustCauses, ...otherCauses }

export { programs }

/** A cause that an error text can have. */
export type CauseCode = keyof typeof causes

/** Whether a cause has to do with trust in certificates. */
export function isTrustCause(code: CauseCode): boolean {
  return Object.hasOwn(trustCauses, code)
}

/** A program that prints errors. */
export type ProgramCode = keyof typeof programs
