import { Failure } from '../../../shared/failure.ts'
import type { Certificate } from '../../../shared/model/certificate.ts'
import type { Note } from '../../../shared/model/plan.ts'
import { type Cause, listed, type Param } from '../../../shared/words/param.ts'
import type { CaFile } from '../read/certificate-file.ts'
import type { ParsedCertificate } from '../read/parse-certificate.ts'
import { blockNotes, candidatesIn, choose, type GivenFiles, isIn, manyNote, mostAnchors } from './anchor-set.ts'

/** How many certificates of a file a failure names. */
const choicesLimit = 10

/** What a failure says: the fingerprint that a person gave, and why the registry was not seen. */
interface About {
  readonly pin?: string | undefined
  readonly problem: Cause
}

/**
 * The trust anchors of files for a registry that is out of reach: the only certificate of the CA files, whatever it is, or the one
 * with the fingerprint that a person gave, or all their CAs; and those of `next`. The registry's own chain could tell which it needs.
 *
 * @returns no anchors where there is no CA file.
 * @throws Failure `ca-file-ambiguous` if the CA files are a whole trust store or have no CA among several certificates,
 *   `fingerprint-not-in-file`; both name the certificates.
 */
export function anchorsUnseen(
  given: GivenFiles,
  about: About,
  now: Date,
): { readonly anchors: Certificate[]; readonly notes: Note[] } {
  const { ca, next } = given
  const notes = [...blockNotes(ca), ...blockNotes(next)]
  if (!ca) return { anchors: [], notes }
  const meant = meantIn(ca, about)
  const others = candidatesIn(about.pin === undefined ? given : { next }).filter((one) => one.about !== meant)
  const { kept, notes: told } = choose(others, now)
  const anchors = [...(meant ? [meant] : []), ...kept.map((one) => one.about)].map(({ certificate }) => certificate)
  if (meant && anchors.length > mostAnchors)
    return { anchors: anchors.slice(0, 1), notes: [manyNote(anchors.length, meant.certificate), ...notes] }
  const isNone = !meant && !kept.some(({ isNext }) => !isNext)
  if (isNone || anchors.length > mostAnchors) throw new Failure('ca-file-ambiguous', paramsOf(ca, about))
  return { anchors, notes: [...told, ...notes] }
}

/** The certificate that a person means, if that is one alone. */
function meantIn(ca: CaFile, about: About): ParsedCertificate | undefined {
  const { certificates } = ca
  const { pin } = about
  if (certificates.length === 1 || pin === undefined) return certificates.length === 1 ? certificates[0] : undefined
  const pinned = certificates.find((one) => isIn(one, [pin]))
  if (!pinned) throw new Failure('fingerprint-not-in-file', { ...paramsOf(ca, about), expected: pin })
  return pinned
}

function paramsOf({ name, certificates }: CaFile, { problem }: About) {
  return { file: name, problem, count: certificates.length, choices: choicesOf(certificates) }
}

function choicesOf(certificates: readonly ParsedCertificate[]): Param {
  const shown = certificates.slice(0, choicesLimit).map(({ certificate: { fingerprint, subject } }): Param => {
    return { phrase: 'certificate-choice', params: { fingerprint, subject } }
  })
  const count = certificates.length - shown.length
  return count > 0 ? { phrase: 'names-and-more', params: { names: listed(shown), count } } : listed(shown)
}
