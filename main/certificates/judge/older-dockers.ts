import type { Answer } from '../go/accept-server.ts'
import { generations, todaysDocker } from '../go/go-rules.ts'
import type { ParsedCertificate } from '../read/parse-certificate.ts'
import { type Observation, observe } from './findings.ts'
import type { Chain } from './paths.ts'
import { type Trial, trialOf } from './trial.ts'

/** What a chain was judged by. */
interface Judged {
  readonly chain: Chain
  readonly host: string
  readonly now: Date
  readonly anchor: ParsedCertificate
}

/** Which other Dockers decide otherwise. @param trial what the answer is from; only one by today's rules is held against others. */
export function describeOlderDockers(
  { chain, host, now, anchor }: Judged,
  answer: Answer,
  { rules, chain: { signatures } }: Trial,
): Observation[] {
  if (rules !== todaysDocker) return []
  const isAccepted = answer.paths !== undefined
  const others = generations.filter(
    (other) =>
      other.rules !== todaysDocker &&
      (trialOf(chain, host, now, other.rules, signatures).ask([anchor]).paths !== undefined) !== isAccepted,
  )
  const code = isAccepted ? 'older-docker-refuses' : 'older-docker-accepts'
  return others.map(({ versions }) => observe(code, undefined, { versions }))
}
