import { type Answer, acceptServer, type GoChain, parseGoChain } from '../go/accept-server.ts'
import type { SignatureMemory } from '../go/check-signature.ts'
import type { GoRules } from '../go/go-rules.ts'
import type { ParsedCertificate } from '../read/parse-certificate.ts'
import type { Chain, Path } from './paths.ts'

/** Asks what Docker would say of a server if it trusted some certificates and no others. */
export interface Trial {
  readonly rules: GoRules
  /** The chain as Docker reads it. */
  readonly chain: GoChain
  readonly ask: (anchors: readonly ParsedCertificate[]) => Answer
}

/**
 * @param host as in DNS or an address without brackets.
 * @param signatures what is known of them from a trial of the same chain by other rules.
 */
export function trialOf(sent: Chain, host: string, now: Date, rules: GoRules, signatures?: SignatureMemory): Trial {
  const chain = parseGoChain(sent.map(derOf), rules, signatures)
  const answers = new Map<string, Answer>()
  const ask = (anchors: readonly ParsedCertificate[]): Answer => {
    const question = anchors.map(({ der }) => der.toString('latin1')).join()
    const answer = answers.get(question) ?? acceptServer(chain, anchors.map(derOf), host, now)
    answers.set(question, answer)
    return answer
  }
  return { rules, chain, ask }
}

/** The paths by which Docker accepts a server, in the certificates' own form and in Docker's order. */
export function acceptedPaths({ paths = [] }: Answer, known: readonly ParsedCertificate[]): Path[] {
  const byBytes = new Map(known.map((one) => [one.der.toString('latin1'), one]))
  return paths.flatMap((path): Path[] => {
    const [leaf, ...issuers] = path.map(({ text }) => byBytes.get(text))
    return leaf ? [[leaf, ...issuers.filter((one) => one !== undefined)]] : []
  })
}

/** The first of them. */
export function acceptedPath(answer: Answer, known: readonly ParsedCertificate[]): Path | undefined {
  return acceptedPaths(answer, known)[0]
}

function derOf({ der }: ParsedCertificate): Buffer {
  return der
}
