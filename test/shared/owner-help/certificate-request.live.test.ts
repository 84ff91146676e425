import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caRequest, serverRequest } from '../../../shared/owner-help/certificate-request.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate } from '../../support/certificates/sample-certificate.ts'
import { run } from '../../support/processes/process.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'request-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const leaf = sampleCertificate('anchor')

/** Runs a command line as an owner's shell does, and reads what it made. */
async function made(command: string, kind: 'req' | 'x509'): Promise<string> {
  await run('sh', ['-ec', `cd ${directory}; ${command}`])
  const [, file = ''] = / -out (\S+)/.exec(command) ?? []
  return (await run('openssl', [kind, '-in', join(directory, file), '-noout', '-text'])).stdout
}

describe('the request for a server certificate', () => {
  it.each([
    ['reg.example.com', ['DNS:reg.example.com']],
    ['10.20.0.14:5000', ['IP Address:10.20.0.14']],
    ['[fd00::2]:5000', ['IP Address:FD00:0:0:0:0:0:0:2']],
    [`${'a'.repeat(60)}.example.com`, [`DNS:${'a'.repeat(60)}.example.com`]],
  ])('asks for the name of %s', async (typed, names) => {
    const text = await made(serverRequest(parseRegistry(typed), leaf, false), 'req')
    for (const name of names) expect(text).toContain(name)
    expect(text).toContain('TLS Web Server Authentication')
    expect(text).toContain('(3072 bit)')
    expect(text).toContain('sha256WithRSAEncryption')
  })

  it('keeps the names that the certificate has, and passes nothing of a stranger to the shell', async () => {
    const dnsNames = [
      '*.example.com',
      "a'; touch harmed; '",
      '$(touch harmed)',
      'b.example.com,email:x',
      'REG.example.com',
    ]
    const certificate = { ...leaf, dnsNames, ipAddresses: ['10.0.0.1', 'x; touch harmed'] }
    const command = serverRequest(parseRegistry('reg.example.com'), certificate, false)
    expect(await made(command, 'req')).toContain(
      'DNS:reg.example.com, DNS:*.example.com, DNS:REG.example.com, IP Address:10.0.0.1\n',
    )
    await expect(readFile(join(directory, 'harmed'))).rejects.toThrow('ENOENT')
  })

  it('is a certificate where there is no CA', async () => {
    const text = await made(serverRequest(parseRegistry('reg.example.com'), leaf, true), 'x509')
    expect(text).toContain('DNS:reg.example.com')
    expect(text).toContain('Issuer: CN = reg.example.com')
  })
})

describe('the request for a CA certificate', () => {
  it('has its key, its subject and what a CA needs', async () => {
    await run('openssl', ['genrsa', '-out', join(directory, 'ca.key'), '2048'])
    const text = await made(caRequest('CN=Example Corp CA 2, OU=Platform, O=Example Corp', false), 'req')
    expect(text).toContain('Subject: O = Example Corp, OU = Platform, CN = Example Corp CA 2')
    expect(text).toContain('CA:TRUE')
    expect(text).toContain('Certificate Sign, CRL Sign')
    expect(text).toContain('(2048 bit)')
  })

  it('makes another key if the key is the fault', () => {
    expect(caRequest('CN=x', true)).toContain('-newkey rsa:3072 -keyout ca.key')
  })

  it.each(["CN=a'; touch harmed; '", 'CN=a/O=b', 'CN=a\\, b', 'CN=$(x)'])(
    'leaves the subject %s to its owner',
    (subject) => {
      expect(caRequest(subject, false)).toContain("-subj '/CN=NAME'")
    },
  )
})
