import type { Finding, Inspection } from '../model/inspection.ts'
import type { NoteCode } from '../words/en/notes.ts'
import type { Language } from '../words/language.ts'
import type { Param } from '../words/param.ts'
import { sayParam } from '../words/say.ts'
import { caRequest, serverRequest } from './certificate-request.ts'

/** What helps: another server certificate, another CA certificate, whichever of them it is about, or its issuer's. */
type Remedy = 'server' | 'ca' | 'itself' | 'issuer'

/** The findings of which the cause lies with a certificate, and what its owner can do about each. */
const remedies: Readonly<Partial<Record<NoteCode, Remedy>>> = {
  'name-mismatch': 'server',
  'no-alternative-name': 'server',
  'address-not-named': 'server',
  'no-server-usage': 'itself',
  expired: 'itself',
  'not-yet-valid': 'itself',
  'expires-soon': 'itself',
  'key-too-weak': 'itself',
  'key-short': 'itself',
  'key-too-large': 'itself',
  'key-unsupported': 'itself',
  'signature-weak': 'itself',
  'signature-unsupported': 'itself',
  'serial-negative': 'itself',
  'extension-unknown': 'itself',
  'issuer-not-ca': 'ca',
  'issuer-may-not-sign': 'ca',
  'path-too-long': 'ca',
  'leaf-only': 'issuer',
  'leaf-only-issuer-known': 'issuer',
}

/** A part of a letter: a sentence, one of the faults, or a command line. */
export type LetterPart =
  | { readonly kind: 'sentence' | 'fault'; readonly words: Param }
  | { readonly kind: 'command'; readonly command: string }

/** A text for a registry's owner: what is wrong with its certificates, and the commands to ask for better ones. */
export type OwnerLetter = readonly LetterPart[]

/** The text for the owner of a registry; undefined if nothing is wrong of which the cause lies with a certificate. */
export function ownerLetter(inspection: Inspection): OwnerLetter | undefined {
  const faults = inspection.findings.filter(({ code }) => remedies[code] !== undefined)
  if (faults.length === 0) return undefined
  return [
    { kind: 'sentence', words: { phrase: 'owner-opening', params: { registry: inspection.registry.name } } },
    ...faults.map(({ code, params }): LetterPart => ({ kind: 'fault', words: { note: code, params } })),
    ...serverParts(inspection, faults),
    ...caParts(inspection, faults),
    ...issuerParts(inspection, faults),
  ]
}

/** A letter as text to send, in a language. */
export function letterText(language: Language, letter: OwnerLetter): string {
  return letter
    .map((part) => {
      if (part.kind === 'command') return `\n    ${part.command}\n`
      return `${part.kind === 'fault' ? '- ' : ''}${sayParam(language, part.words)}`
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function serverParts({ registry, chain: [leaf] }: Inspection, faults: readonly Finding[]): LetterPart[] {
  if (!leaf || !faults.some((fault) => remedyOf(fault) === 'server')) return []
  const { selfSigned } = leaf
  const code = selfSigned ? 'owner-new-self-signed' : 'owner-new-server'
  return [
    { kind: 'sentence', words: { phrase: code, params: { registry: registry.name } } },
    { kind: 'command', command: serverRequest(registry, leaf, selfSigned) },
  ]
}

/** One request for each CA, whatever is wrong with it. */
function caParts({ chain }: Inspection, faults: readonly Finding[]): LetterPart[] {
  const about = faults.filter((fault) => remedyOf(fault) === 'ca')
  const subjectOf = ({ certificate, params }: Finding): string =>
    (certificate === undefined ? undefined : chain[certificate]?.subject) ?? String(params['subject'])
  return [...new Set(about.map(subjectOf))].flatMap((subject): LetterPart[] => {
    const isKeyAtFault = about.some((fault) => subjectOf(fault) === subject && fault.code.startsWith('key-'))
    return [
      { kind: 'sentence', words: { phrase: 'owner-new-ca', params: { subject } } },
      { kind: 'command', command: caRequest(subject, isKeyAtFault) },
    ]
  })
}

function issuerParts({ chain: [leaf] }: Inspection, faults: readonly Finding[]): LetterPart[] {
  if (!leaf || !faults.some((fault) => remedyOf(fault) === 'issuer')) return []
  return [
    { kind: 'sentence', words: { phrase: 'owner-send-issuer', params: { issuer: leaf.issuer } } },
    { kind: 'command', command: 'cat server.crt issuer.crt > chain.crt' },
  ]
}

/** What helps against a fault: the server certificate is the first of the chain. */
function remedyOf({ code, certificate }: Finding): Exclude<Remedy, 'itself'> | undefined {
  const remedy = remedies[code]
  if (remedy !== 'itself') return remedy
  return certificate === 0 ? 'server' : 'ca'
}
