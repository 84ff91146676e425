import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCertificate } from '../../../../main/certificates/read/parse-certificate.ts'
import { certificateNotes } from '../../../../main/drivers/trust/system-store/notes.ts'
import { pemBlocks } from '../../../../shared/pem.ts'
import { caExtensions, type Mint, openMint } from '../../../support/certificates/mint.ts'

let mint: Mint
beforeAll(async () => {
  mint = await openMint()
})
afterAll(() => mint?.remove())

let made = 0

/** What a plan says of a CA with these name constraints before it is trusted by a whole host. */
async function noteOn(constraints: string | undefined): Promise<{ code: string; message: string }> {
  made += 1
  const { cert } = await mint.mint(`ca${made}`, {
    extensions: [...caExtensions, ...(constraints === undefined ? [] : [`nameConstraints=${constraints}`])],
  })
  const { certificate } = parseCertificate(Buffer.from(pemBlocks(cert)[0]?.body ?? '', 'base64'))
  return certificateNotes(certificate, Date.now() / 1000)[0] ?? expect.fail()
}

describe('a CA that the whole system will trust', () => {
  it('is named as one that may sign for everyone', async () => {
    const { code, message } = await noteOn(undefined)
    expect(code).toBe('whole-system')
    expect(message).toContain('for any name')
  })

  it.each([
    ['critical,permitted;DNS:example.com', 'limit it to these: example.com, any IP address.'],
    ['permitted;DNS:.corp.test,permitted;DNS:b.test', '.corp.test, b.test, any IP address.'],
    ['permitted;DNS:example.com,permitted;IP:10.0.0.0/255.0.0.0', 'limit it to these: example.com, 10.0.0.0/8.'],
    ['permitted;IP:10.1.0.0/255.255.0.0', 'limit it to these: any host name, 10.1.0.0/16.'],
    ['excluded;DNS:example.com', 'any host name, any IP address; and exclude these: example.com.'],
    ['permitted;DNS:a.test,excluded;IP:10.0.0.0/255.0.0.0', 'a.test, any IP address; and exclude these: 10.0.0.0/8.'],
  ])('is shown with what it may: %s', async (constraints, words) => {
    expect((await noteOn(constraints)).message).toContain(words)
  })

  it('may sign for every host if its limits are about people', async () => {
    expect((await noteOn('permitted;email:example.com')).code).toBe('whole-system')
  })
})
