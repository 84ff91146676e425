import { describe, expect, it } from 'vitest'
import {
  anchorsUnseen,
  type GivenFiles,
  mostAnchors,
  withOthers,
} from '../../../../main/certificates/judge/anchor-set.ts'
import type { CaFile } from '../../../../main/certificates/read/certificate-file.ts'
import type { ParsedCertificate } from '../../../../main/certificates/read/parse-certificate.ts'
import type { Certificate } from '../../../../shared/model/certificate.ts'
import type { Inspection } from '../../../../shared/model/inspection.ts'
import { sampleCertificate } from '../../../support/certificates/sample-certificate.ts'

const now = new Date('2027-01-01T00:00:00.000Z')
const sample = sampleCertificate('anchor')

/** A root of that name, whose fingerprint is the name. */
function root(name: string, change: Partial<Certificate> = {}): Certificate {
  const made = { subject: `CN=${name}`, fingerprint: name, basicConstraints: { ca: true }, selfSigned: true }
  return { ...sample, notBefore: '2020-01-01T00:00:00.000Z', notAfter: '2040-01-01T00:00:00.000Z', ...made, ...change }
}

const leaf = { basicConstraints: { ca: false }, selfSigned: false }
const [server, nextServer] = [root('server', leaf), root('next-server', leaf)]
const fileOf = (...certificates: Certificate[]): CaFile => ({
  name: 'ca.pem',
  certificates: certificates.map((certificate) => ({ certificate }) as ParsedCertificate),
})
const [old, other, next] = [root('old'), root('other'), root('next')]

/** A look whose path leads to an anchor. */
function seen(certificate: Certificate): Inspection {
  const path = ['server', 'middle', certificate.fingerprint]
  return { anchor: { certificate, kind: 'ca-file', reason: '', path }, findings: [] as unknown } as Inspection
}

/** What is trusted beside the old CA, which signed the registry's certificate, and what is said. */
function beside(given: GivenFiles, { pin, anchor = old }: { pin?: string; anchor?: Certificate } = {}) {
  const { others = [], findings } = withOthers(seen(anchor), given, pin, now)
  return { others: others.map(({ subject }) => subject), codes: findings.map(({ code }) => code) }
}

describe('the CA files for a registry that was seen', () => {
  it.each<[string, GivenFiles, string[], string[]]>([
    ['none', {}, [], []],
    ['the CA alone', { ca: fileOf(old) }, [], []],
    ['one that did not sign', { ca: fileOf(other, old) }, ['CN=other'], ['anchor-also']],
    ['the next one', { ca: fileOf(old), next: fileOf(next) }, ['CN=next'], ['anchor-next']],
    ['the next one beside a fingerprint', { next: fileOf(next) }, ['CN=next'], ['anchor-next']],
    ['the same one twice', { ca: fileOf(old, old), next: fileOf(old) }, [], []],
    ['an intermediate on the way', { ca: fileOf(root('middle', { selfSigned: false }), old) }, ['CN=middle'], []],
    ['the chain with the server’s own', { ca: fileOf(server, old) }, [], ['anchor-not-ca']],
    [
      'a next server certificate, self-signed',
      { next: fileOf({ ...nextServer, selfSigned: true }, old) },
      ['CN=next-server'],
      ['anchor-next'],
    ],
    ['a next server certificate alone', { next: fileOf(nextServer) }, ['CN=next-server'], ['anchor-next']],
    [
      'an expired one',
      { ca: fileOf(old, root('gone', { notAfter: '2026-01-01T00:00:00.000Z' })) },
      [],
      ['anchor-left-out'],
    ],
    [
      'one with a key that is too short',
      { ca: fileOf(old, root('weak', { key: { type: 'rsa', bits: 512 } })) },
      [],
      ['anchor-left-out'],
    ],
    [
      'one that is not valid yet',
      { next: fileOf(root('later', { notBefore: '2028-01-01T00:00:00.000Z' })) },
      ['CN=later'],
      ['anchor-next', 'not-yet-valid'],
    ],
    [
      'blocks that are no certificates',
      { next: { ...fileOf(next), unread: [{ file: 'n', count: 1, line: 2 }] } },
      ['CN=next'],
      ['anchor-next', 'ca-file-block'],
    ],
  ])('%s', (_, given, others, codes) => {
    expect(beside(given)).toEqual({ others, codes })
  })

  it('says where the registry uses the next one already', () => {
    const given = { ca: fileOf(old), next: fileOf(next) }
    expect(beside(given, { anchor: next })).toEqual({ others: ['CN=old'], codes: ['anchor-in-use', 'anchor-also'] })
  })

  it('does not trust another one of the file than a fingerprint says', () => {
    const given = { ca: fileOf(other, old), next: fileOf(next) }
    expect(beside(given, { pin: 'old' })).toEqual({ others: ['CN=next'], codes: ['anchor-next'] })
  })

  it('does not trust a whole trust store', () => {
    const many = Array.from({ length: mostAnchors }, (_, index) => root(`root ${index}`))
    expect(beside({ ca: fileOf(old, ...many.slice(1)) }).others).toHaveLength(mostAnchors - 1)
    expect(beside({ ca: fileOf(old, ...many) })).toEqual({ others: [], codes: ['anchors-many'] })
  })

  it('blocks no plan for the sake of one that is not needed now', () => {
    const later = root('later', { notBefore: '2028-01-01T00:00:00.000Z' })
    const gone = root('gone', { notAfter: '2026-01-01T00:00:00.000Z' })
    const { findings } = withOthers(seen(old), { ca: fileOf(old, gone, later) }, undefined, now)
    expect(findings.map(({ severity }) => severity)).not.toContain('error')
  })
})

describe('the CA files for a registry out of reach', () => {
  const anchors = (given: GivenFiles, pin?: string): string[] =>
    anchorsUnseen(given, pin, now).anchors.map(({ fingerprint }) => fingerprint)

  it.each<[string, GivenFiles, string | undefined, string[]]>([
    ['one certificate, whatever it is', { ca: fileOf(server) }, undefined, ['server']],
    ['all CAs', { ca: fileOf(server, old, other), next: fileOf(next) }, undefined, ['old', 'other', 'next']],
    [
      'the one that a fingerprint names, and the next',
      { ca: fileOf(old, other), next: fileOf(next) },
      'other',
      ['other', 'next'],
    ],
    ['none where a fingerprint names another', { ca: fileOf(old, other), next: fileOf(next) }, 'third', []],
    [
      'none of a whole trust store',
      { ca: fileOf(...Array.from({ length: 17 }, (_, index) => root(`${index}`))) },
      undefined,
      [],
    ],
  ])('%s', (_, given, pin, expected) => {
    expect(anchors(given, pin)).toEqual(expected)
  })
})
