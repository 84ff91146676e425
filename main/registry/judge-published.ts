import { anchorReason } from '../../shared/anchor-reason.ts'
import { Failure } from '../../shared/failure.ts'
import type { Note } from '../../shared/model/plan.ts'
import { makeNote } from '../../shared/note.ts'
import { english } from '../../shared/words/language.ts'
import { listed } from '../../shared/words/param.ts'
import { sayParam } from '../../shared/words/say.ts'
import { type GivenTrust, type Judgement, judgeChain } from '../certificates/judge/judge-chain.ts'
import { type Chain, indexIn, pathsFromLeaf, topOf } from '../certificates/judge/paths.ts'
import type { CaFile } from '../certificates/read/certificate-file.ts'
import { registryFindings } from './findings.ts'
import type { PublishedCa } from './published-ca.ts'

/** A judgement, with what is to be said of the published CA. */
export interface JudgedWithPublished {
  readonly judged: Judgement
  readonly findings: readonly Note[]
}

/**
 * Judges a chain with what its registry publishes as its CA. A published certificate may be the anchor if it signed what
 * was sent and was not sent itself; it is believed no more than a sent one, so a pin or a person still decides.
 *
 * @throws Failure as `judgeChain`.
 */
export function judgeWithPublished(
  chain: Chain,
  host: string,
  now: Date,
  pin: string | undefined,
  published: PublishedCa,
): JudgedWithPublished {
  const plain = (): Judgement => judgeChain(chain, host, now, { pin })
  if (!published.file) {
    const answers = listed(published.answers)
    return { judged: plain(), findings: [makeNote(registryFindings, 'published-ca-missing', { answers })] }
  }
  const judged = judgeBeyond(chain, host, now, { ca: published.file, pin }) ?? plain()
  return { judged, findings: relate(chain, judged, published.file) }
}

/** The judgement with an anchor that was published and not sent; undefined if what was sent has to do. */
function judgeBeyond(chain: Chain, host: string, now: Date, given: GivenTrust): Judgement | undefined {
  try {
    const judged = judgeChain(chain, host, now, given)
    const { anchor, anchorCertificate } = judged
    if (indexIn(chain, anchorCertificate) >= 0) return undefined
    if (anchor.kind !== 'ca-file') return judged
    const reason = sayParam(english, anchorReason('published', anchor.certificate.subject))
    return { ...judged, anchor: { ...anchor, kind: 'published', reason } }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.code === 'anchor-unrelated' || isOfSent(chain, given.pin)) return undefined
    throw error
  }
}

function isOfSent(chain: Chain, pin: string | undefined): boolean {
  return chain.some(({ certificate }) => certificate.fingerprint === pin)
}

/** How what was published belongs to what was sent, by signatures. */
function relate(chain: Chain, { anchor }: Judgement, { name: url, certificates }: CaFile): Note[] {
  const above = pathsFromLeaf([...chain, ...certificates]).map(topOf)
  const isSent = (index: number): boolean => index >= 0
  const sent = certificates.filter((each) => isSent(indexIn(chain, each)))
  const unsent = certificates.filter((each) => !isSent(indexIn(chain, each)))
  const signers = unsent.filter((each) => indexIn(above, each) >= 0)
  const strangers = unsent.filter((each) => indexIn(above, each) < 0)
  const subjects = (some: typeof certificates) => listed(some.map(({ certificate }) => certificate.subject))
  const { issuer } = chain[0].certificate
  const { fingerprint } = anchor.certificate
  return [
    ...(signers.length > 0
      ? [makeNote(registryFindings, 'published-ca', { subjects: subjects(signers), url, fingerprint })]
      : []),
    ...(sent.length > 0 ? [makeNote(registryFindings, 'published-ca-sent', { subjects: subjects(sent), url })] : []),
    ...(strangers.length > 0
      ? [makeNote(registryFindings, 'published-ca-unrelated', { subjects: subjects(strangers), url, issuer })]
      : []),
  ]
}
