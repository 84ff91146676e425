import { type Answer, acceptServer, type GoChain, parseGoChain } from '../go/accept-server.ts'
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

/** @param host as in DNS or an address without brackets. */
export function trialOf(sent: Chain, host: string, now: Date, rules: GoRules): Trial {
  const chain = parseGoChain(sent.map(derOf), rules)
  return { rules, chain, ask: (anchors) => acceptServer(chain, anchors.map(derOf), host, now) }
}

/** The paths by which Docker accepts a server, in the certificates' own form and in Docker's order. */
export function acceptedPaths({ paths = [] }: Answer, known: readonly ParsedCertificate[]): Path[] {
  return paths.flatMap((path): Path[] => {
    const [leaf, ...issuers] = path.map(({ der }) => known.find((one) => derOf(one).equals(der)))
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
