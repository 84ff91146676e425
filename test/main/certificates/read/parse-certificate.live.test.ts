import { createPublicKey, X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCertificate } from '../../../../main/certificates/read/parse-certificate.ts'
import { type Certificate, certificateSchema } from '../../../../shared/model/certificate.ts'
import { type Mint, type Minted, openMint, openssl, opensslFingerprint } from '../../../support/certificates/mint.ts'
import { bits, identifier, integer, rawCertificate, sequence } from '../../../support/certificates/raw-certificate.ts'

let mint: Mint
beforeAll(async () => {
  mint = await openMint()
})
afterAll(() => mint.remove())

const derOf = ({ cert }: Pick<Minted, 'cert'>) => new X509Certificate(cert).raw
const read = (minted: Minted): Certificate => certificateSchema.parse(parseCertificate(derOf(minted)).certificate)
const printed = async ({ certFile }: Minted, ...what: string[]) =>
  (await openssl('x509', '-in', certFile, '-noout', ...what)).trim()

describe('a certificate with all fields', () => {
  let minted: Minted
  beforeAll(async () => {
    const issuer = await mint.mint('ca', { subject: '/C=DE/O=Example, Inc./CN=CA' })
    minted = await mint.mint('all', {
      issuer,
      keyKind: 'RSA:2048',
      subject: '/C=DE/O=Example \\+ Sons/OU=A/OU=B/CN=first/CN=registry.test',
      serial: '0x00ff01',
      extensions: [
        'basicConstraints=critical,CA:TRUE,pathlen:3',
        'keyUsage=critical,digitalSignature,keyCertSign,decipherOnly',
        'extendedKeyUsage=serverAuth,clientAuth,1.2.3.4',
        'subjectAltName=DNS:registry.test,DNS:*.registry.test,IP:10.0.0.1,IP:fd00:0:0::2,email:a@b.test,URI:http://x.test',
        'authorityInfoAccess=OCSP;URI:http://ocsp.test,caIssuers;URI:http://ca.test/ca.crt,caIssuers;URI:ldap://ca.test',
        'nameConstraints=permitted;DNS:registry.test',
        '1.2.3.5=critical,ASN1:NULL',
        '1.2.3.6=ASN1:NULL',
      ],
    })
  })

  it('is read as openssl reads it', async () => {
    const certificate = read(minted)
    expect(certificate).toEqual({
      fingerprint: await opensslFingerprint(minted.certFile),
      subject: (await printed(minted, '-subject', '-nameopt', 'RFC2253'))
        .slice('subject='.length)
        .replaceAll(/,(?=[A-Z]+=)/g, ', '),
      issuer: 'CN=CA, O=Example\\, Inc., C=DE',
      commonName: 'registry.test',
      serial: 'ff01',
      notBefore: new Date((await printed(minted, '-startdate')).slice('notBefore='.length)).toISOString(),
      notAfter: new Date((await printed(minted, '-enddate')).slice('notAfter='.length)).toISOString(),
      dnsNames: ['registry.test', '*.registry.test'],
      ipAddresses: ['10.0.0.1', 'fd00::2'],
      key: { type: 'rsa', bits: 2048 },
      signatureAlgorithm: 'ecdsa-with-SHA256',
      selfIssued: false,
      selfSigned: false,
      basicConstraints: { ca: true, pathLength: 3 },
      keyUsage: ['digitalSignature', 'keyCertSign', 'decipherOnly'],
      extendedKeyUsage: ['serverAuth', 'clientAuth', '1.2.3.4'],
      nameLimits: { names: ['registry.test'], addresses: [], excluded: [] },
      issuerUrls: ['http://ca.test/ca.crt', 'ldap://ca.test'],
      pem: minted.cert,
    })
  })

  it('has the data that only Go’s rules need', () => {
    expect(parseCertificate(derOf(minted))).toMatchObject({
      version: 3,
      extensions: { hasSubjectAltName: true },
    })
  })
})

describe('a minimal certificate', () => {
  it('has no extensions, and is of version 1', async () => {
    const minted = await mint.mint('bare', { serial: '-129' })
    const certificate = read(minted)
    expect(certificate).toMatchObject({
      dnsNames: [],
      ipAddresses: [],
      issuerUrls: [],
      selfIssued: true,
      selfSigned: true,
    })
    expect(certificate).not.toHaveProperty('basicConstraints')
    expect(certificate).not.toHaveProperty('keyUsage')
    expect(certificate.serial).toBe('-81')
    expect((await printed(minted, '-serial')).toLowerCase()).toBe(`serial=${certificate.serial}`)
    expect(parseCertificate(derOf(minted)).version).toBe(1)
  })

  it('is not self-signed if it has its issuer’s name but another key', async () => {
    const issuer = await mint.mint('issuer', { subject: '/CN=same' })
    const certificate = read(await mint.mint('below', { subject: '/CN=same', issuer }))
    expect(certificate).toMatchObject({ selfIssued: true, selfSigned: false })
  })

  it.each([
    ['EC:P-521', { type: 'ec', bits: 521, curve: 'P-521' }],
    ['EC:secp256k1', { type: 'ec', bits: 256, curve: 'secp256k1' }],
    ['EC:brainpoolP256r1', { type: 'ec', curve: 'brainpoolP256r1' }],
    ['ED448', { type: 'ed448' }],
  ] as const)('may have a key of the kind %s', async (keyKind, key) => {
    expect(read(await mint.mint('key', { keyKind })).key).toEqual(key)
  })
})

describe('foreign strings', () => {
  it('cannot pretend to be another attribute, and are otherwise unchanged', async () => {
    const subject = '/O=a, CN=registry.test\\\\ <#>/CN= #x\u001B[2J\u202E '
    const { subject: line, commonName } = read(await mint.mint('odd', { subject }))
    expect(line).toBe('CN=\\ #x\u001B[2J\u202E\\ , O=a\\, CN\\=registry.test\\\\ \\<#\\>')
    expect(commonName).toBe(' #x\u001B[2J\u202E ')
  })
})

describe('a DSA key', () => {
  const parameters = sequence(integer(7), integer(3), integer(2))
  const algorithm = sequence(identifier(0x2a, 0x86, 0x48, 0xce, 0x38, 4, 1), parameters)

  // Node 20 aborts when it is asked for the details of such a key, and nothing can catch that.
  it.each([
    ['positive', 5],
    ['negative', 0x80],
  ])('that is %s is named, and does not end the process', (_, value) => {
    const { certificate } = parseCertificate(rawCertificate(sequence(algorithm, bits(integer(value)))))
    expect(certificate.key).toEqual({ type: 'dsa' })
    expect(certificate.selfSigned).toBe(false)
  })
})

it('reads every public root', () => {
  for (const pem of rootCertificates) {
    const x509 = new X509Certificate(pem)
    const { certificate } = parseCertificate(x509.raw)
    expect(certificateSchema.parse(certificate).selfSigned).toBe(x509.verify(createPublicKey(pem)))
    expect(BigInt(`0x${certificate.serial}`)).toBe(BigInt(`0x${x509.serialNumber}`))
  }
})

it('reads a damaged certificate, or says that it cannot', async () => {
  const der = derOf(
    await mint.mint('sound', { extensions: ['subjectAltName=DNS:registry.test', 'keyUsage=keyCertSign'] }),
  )
  const damage = fc.array(fc.tuple(fc.nat(der.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(damage, fc.nat(der.length), (changes, length) => {
      const damaged = Buffer.from(der)
      for (const [at, value] of changes) damaged[at] = value
      for (const bytes of [damaged, der.subarray(0, length)]) {
        try {
          certificateSchema.parse(parseCertificate(bytes).certificate)
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
          expect((error as Error).name).not.toBe('ZodError')
        }
      }
    }),
    { numRuns: 1000 },
  )
})
