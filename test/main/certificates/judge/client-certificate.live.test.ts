import { afterAll, beforeAll, expect, it } from 'vitest'
import { judgeClient } from '../../../../main/certificates/judge/client-certificate.ts'
import { readCertificateFile } from '../../../../main/certificates/read/certificate-file.ts'
import { type Mint, type MintOptions, openMint } from '../../../support/certificates/mint.ts'

let mint: Mint
beforeAll(async () => {
  mint = await openMint()
})
afterAll(() => mint.remove())

const dayMs = 86_400_000
const forClients = ['extendedKeyUsage=clientAuth']

it.each<[string, MintOptions, number, string[]]>([
  ['sound', { extensions: forClients }, 0, []],
  ['of version 1, without any usage', {}, 0, []],
  ['with a key of 1024 bit', { keyKind: 'RSA:1024', extensions: forClients }, 0, ['client-key-short 1024']],
  ['with a key of 2048 bit', { keyKind: 'RSA:2048', extensions: forClients }, 0, []],
  ['with a key that no Docker can use', { keyKind: 'ED448', extensions: forClients }, 0, ['key-unsupported']],
  ['that has expired', { extensions: forClients }, 401, ['expired']],
  ['that is not valid yet', { extensions: forClients }, -2, ['not-yet-valid']],
  ['signed with SHA-1', { digest: 'sha1', extensions: forClients }, 0, ['signature-weak']],
  ['for servers', { extensions: ['extendedKeyUsage=serverAuth'] }, 0, ['no-client-usage']],
])('a client certificate %s', async (name, options, days, codes) => {
  const issuer = await mint.mint(`ca of ${name}`)
  const { cert } = await mint.mint(name, { issuer, ...options })
  const [own] = readCertificateFile({ name, bytes: Buffer.from(cert) })
  const notes = own && judgeClient(own, new Date(Date.now() + days * dayMs))
  expect(
    notes
      ?.filter(({ severity }) => severity === 'error')
      .map(({ code, params }) => `${code} ${params['bits'] ?? ''}`.trim()),
  ).toEqual(codes)
})
