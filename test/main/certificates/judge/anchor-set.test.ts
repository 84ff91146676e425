import { describe, expect, it } from 'vitest'
import { type GivenFiles, mostAnchors, withOthers } from '../../../../main/certificates/judge/anchor-set.ts'
import type { CaFile } from '../../../../main/certificates/read/certificate-file.ts'
import type { Certificate } from '../../../../shared/model/certificate.ts'
import type { Inspection } from '../../../../shared/model/inspection.ts'
import { fileOf, leafOf, rootOf } from '../../../support/certificates/named-certificates.ts'

const now = new Date('2027-01-01T00:00:00.000Z')
const [server, nextServer] = [leafOf('server'), leafOf('next-server')]
const [old, other, next] = [rootOf('old'), rootOf('other'), rootOf('next')]

/** A look whose path leads to an anchor. */
function seen(certificate: Certificate): Inspection {
  const path = ['server', 'middle', certificate.fingerprint]
  return { anchor: { certificate, kind: 'ca-file', reason: '', path }, findings: [] as unknown } as Inspection
}

/** The file with other bytes in one of its certificates. */
function withDer(file: CaFile, at: number, hex: string): CaFile {
  const certificates = file.certificates.map((one, index) =>
    index === at ? { ...one, der: Buffer.from(hex, 'hex') } : one,
  )
  return { ...file, certificates }
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
    ['an intermediate on the way', { ca: fileOf(rootOf('middle', { selfSigned: false }), old) }, ['CN=middle'], []],
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
      { ca: fileOf(old, rootOf('gone', { notAfter: '2026-01-01T00:00:00.000Z' })) },
      [],
      ['anchor-left-out'],
    ],
    [
      'one with a key that is too short',
      { ca: fileOf(old, rootOf('weak', { key: { type: 'rsa', bits: 512 } })) },
      [],
      ['anchor-left-out'],
    ],
    [
      'one that Docker’s Go can’t read',
      { ca: withDer(fileOf(old, other), 1, '3003020100') },
      [],
      ['anchor-unreadable'],
    ],
    [
      'one that is not valid yet',
      { next: fileOf(rootOf('later', { notBefore: '2028-01-01T00:00:00.000Z' })) },
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
    const many = Array.from({ length: mostAnchors }, (_, index) => rootOf(`root ${index}`))
    expect(beside({ ca: fileOf(old, ...many.slice(1)) }).others).toHaveLength(mostAnchors - 1)
    expect(beside({ ca: fileOf(old, ...many) })).toEqual({ others: [], codes: ['anchors-many'] })
  })

  it('blocks no plan for the sake of one that is not needed now', () => {
    const later = rootOf('later', { notBefore: '2028-01-01T00:00:00.000Z' })
    const gone = rootOf('gone', { notAfter: '2026-01-01T00:00:00.000Z' })
    const { findings } = withOthers(seen(old), { ca: fileOf(old, gone, later) }, undefined, now)
    expect(findings.map(({ severity }) => severity)).not.toContain('error')
  })
})
