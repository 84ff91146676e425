import { z } from 'zod'
import type { IntentKind } from './intent.ts'
import type { Verdict } from './verdict.ts'

/**
 * Whether a change was shown to work on a host. `yes`: everyone who was asked reached the registry. `no`: somebody was stopped by
 * what the change is about. `unknown`: somebody was asked, and what came of it says neither. `unasked`: nobody could be asked.
 */
export const verifiedSchema = z.enum(['yes', 'no', 'unknown', 'unasked'])
export type Verified = z.infer<typeof verifiedSchema>

/** What each answer says. An engine that was there before the change and is silent after it was asked, and did not say yes. */
const meanings: Readonly<Record<Verdict['answer'], Verified>> = {
  reached: 'yes',
  untrusted: 'no',
  'client-certificate': 'no',
  blocked: 'no',
  unreachable: 'unknown',
  unclear: 'unknown',
  silent: 'unknown',
  unknown: 'unasked',
}

/** The worst counts. */
const order = ['no', 'unknown', 'unasked', 'yes'] as const satisfies readonly Verified[]

export function verifiedBy(verdicts: readonly Pick<Verdict, 'answer'>[]): Verified {
  return order.find((each) => verdicts.some(({ answer }) => meanings[answer] === each)) ?? 'unasked'
}

/** Whether somebody was asked and did not confirm the change: then it is not done, for a script and for a person. */
export function isDoubtful(verdicts: readonly Pick<Verdict, 'answer'>[]): boolean {
  const verified = verifiedBy(verdicts)
  return verified === 'no' || verified === 'unknown'
}

/** The intents whose success can be asked for; what ends something is no reason to reach a registry. */
const asking: ReadonlySet<IntentKind> = new Set(['trust', 'insecure-on'])

export function canBeVerified(kind: IntentKind): boolean {
  return asking.has(kind)
}
