import type { Certificate } from '../../../shared/model/certificate.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'
import type { Note } from '../../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../../shared/note.ts'
import { readOne } from '../go/accept-server.ts'
import { todaysDocker } from '../go/go-rules.ts'
import { Malformed } from '../go/malformed.ts'
import type { CaFile } from '../read/certificate-file.ts'
import type { ParsedCertificate } from '../read/parse-certificate.ts'
import { isError } from './findings.ts'
import { checkValidity } from './judge-path.ts'
import { checkKey } from './key-rules.ts'

/** The files of CA certificates that a person gave: for the registry as it is, and for what comes next. */
export interface GivenFiles {
  readonly ca?: CaFile | undefined
  readonly next?: CaFile | undefined
}

/** What is said of the certificates of such files. */
const anchorSetSeverities = {
  'anchor-also': 'warning',
  'anchor-next': 'info',
  'anchor-in-use': 'info',
  'anchor-left-out': 'warning',
  'anchor-unreadable': 'warning',
  'anchor-not-ca': 'info',
  'anchors-many': 'warning',
} as const satisfies Severities

const blockSeverities = { 'ca-file-block': 'warning' } as const satisfies Severities

/**
 * A file with more CAs than this is a whole trust store: nobody means to trust all of them for one registry. Also the limit of what
 * may be installed for one.
 */
export const mostAnchors = 16

/** One certificate of the files. */
export interface Candidate {
  readonly about: ParsedCertificate
  readonly isNext: boolean
  /** Whether it can make Docker trust anything: it is a CA, or a certificate that stands for itself. */
  readonly isAnchor: boolean
}

/** Everything in the files as one, for the way from the registry's certificate to an anchor; undefined without a CA file. */
export function wholeOf({ ca, next }: GivenFiles): CaFile | undefined {
  return ca && { ...ca, certificates: [...ca.certificates, ...(next?.certificates ?? [])] }
}

/**
 * An inspection with the other certificates of the files that are to be trusted beside its anchor: Docker reads a file of CAs as a
 * whole. With a pin, those of `next` alone, since the pin says which one of `ca`.
 */
export function withOthers(inspection: Inspection, given: GivenFiles, pin: string | undefined, now: Date): Inspection {
  const { certificate, path } = inspection.anchor
  const others = candidatesIn(pin === undefined ? given : { next: given.next }).filter(
    ({ about }) => !isIn(about, [certificate.fingerprint]),
  )
  const { kept, notes } = choose(others, now)
  const many = kept.length >= mostAnchors
  const beside = kept.filter(({ about }) => !isIn(about, path))
  const told = many
    ? [manyNote(kept.length + 1, certificate)]
    : beside.map(
        ({
          about: {
            certificate: { subject },
          },
          isNext,
        }) => makeNote(anchorSetSeverities, isNext ? 'anchor-next' : 'anchor-also', { subject }),
      )
  const findings = [...inUse(certificate, given), ...told, ...(many ? [] : notes), ...blockNotes(given.next)]
  return {
    ...inspection,
    ...(!many && kept.length > 0 && { others: kept.map(({ about }) => about.certificate) }),
    findings: [...inspection.findings, ...findings],
  }
}

/** Says that of so many CAs only one is an anchor. */
export function manyNote(count: number, { subject }: Certificate): Note {
  return makeNote(anchorSetSeverities, 'anchors-many', { count, subject })
}

/** Those that are of use, and what is to be said of each certificate for itself. */
export function choose(
  all: readonly Candidate[],
  now: Date,
): { readonly kept: readonly Candidate[]; readonly notes: Note[] } {
  const judged = all.map((candidate) => ({ ...candidate, ...judge(candidate, now) }))
  return { kept: judged.filter(({ isKept }) => isKept), notes: judged.flatMap(({ notes }) => notes) }
}

/** One that is not valid yet may become so. */
function judge({ about, isAnchor }: Candidate, now: Date): { readonly isKept: boolean; readonly notes: Note[] } {
  const { subject } = about.certificate
  if (!isAnchor) return { isKept: false, notes: [makeNote(anchorSetSeverities, 'anchor-not-ca', { subject })] }
  const unreadable = checkForm(about)
  if (unreadable.length > 0) return { isKept: false, notes: unreadable }
  const seen = [...checkValidity(about, now), ...checkKey(about)]
  const fault = seen.find((observation) => isError(observation) && observation.code !== 'not-yet-valid')
  if (fault) {
    const problem = { note: fault.code, params: fault.params }
    return { isKept: false, notes: [makeNote(anchorSetSeverities, 'anchor-left-out', { subject, problem })] }
  }
  const notes = seen.map(({ about: _, ...note }): Note => ({ ...note, severity: 'warning' }))
  return { isKept: true, notes }
}

/** Docker's Go leaves out of its anchors what it can't read. */
function checkForm({ der, certificate: { subject } }: ParsedCertificate): Note[] {
  const read = readOne(der, todaysDocker)
  if (!(read instanceof Malformed)) return []
  const part = read.part === 'curve' ? 'key' : read.part === 'serial-negative' ? 'serial' : read.part
  return [makeNote(anchorSetSeverities, 'anchor-unreadable', { subject, part: { phrase: `malformed-${part}` } })]
}

/** The certificates of the files, each once. */
export function candidatesIn({ ca, next }: GivenFiles): Candidate[] {
  const all = [ca, next].flatMap((file) =>
    (file?.certificates ?? []).map((about): Candidate => {
      const { basicConstraints, selfSigned } = about.certificate
      const isAlone = file === next && file?.certificates.length === 1
      return { about, isNext: file === next, isAnchor: basicConstraints?.ca || selfSigned || isAlone }
    }),
  )
  return all.filter(
    ({ about }, index) => all.findIndex((other) => isIn(about, [other.about.certificate.fingerprint])) === index,
  )
}

/** Where the registry has changed to the next CA already. */
function inUse({ subject, fingerprint }: Certificate, { ca, next }: GivenFiles): Note[] {
  const has = (file: CaFile | undefined): boolean =>
    file?.certificates.some((about) => isIn(about, [fingerprint])) ?? false
  return ca && has(next) && !has(ca) ? [makeNote(anchorSetSeverities, 'anchor-in-use', { subject })] : []
}

/** Which blocks of a file are no certificates. */
export function blockNotes(file: CaFile | undefined): Note[] {
  return (file?.unread ?? []).map((blocks) => makeNote(blockSeverities, 'ca-file-block', { ...blocks }))
}

export function isIn({ certificate }: ParsedCertificate, fingerprints: readonly string[]): boolean {
  return fingerprints.includes(certificate.fingerprint)
}
