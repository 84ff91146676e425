import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { explainText } from '../../../../main/doctor/explain/explain.ts'
import type { CauseCode, ProgramCode } from '../../../../shared/words/en/causes.ts'
import { caExtensions, type Mint, openMint, serverExtensions } from '../../../support/certificates/mint.ts'
import { environment, run } from '../../../support/processes/process.ts'
import { startHttp, startHttps, startTcp, type TestServer } from '../../../support/registry/tls-servers.ts'

/** How each program asks a server; `ca` is a file with the only certificate that it trusts. */
const programs: readonly (readonly [ProgramCode, command: string, args: (port: number, ca: string) => string[]])[] = [
  ['curl', 'curl', (port, ca) => ['-sS', '--cacert', ca, `https://127.0.0.1:${port}/v2/`]],
  ['wget', 'wget', (port, ca) => ['-O-', '--tries=1', `--ca-certificate=${ca}`, `https://127.0.0.1:${port}/v2/`]],
  ['git', 'git', (port) => ['ls-remote', `https://127.0.0.1:${port}/a.git`]],
  ['node', 'node', (port) => ['-e', `fetch('https://127.0.0.1:${port}/').catch((error) => { throw error.cause })`]],
  [
    'python',
    'python3',
    (port, ca) => ['-c', `import ssl, urllib.request as r; r.urlopen("https://127.0.0.1:${port}/", cafile="${ca}")`],
  ],
]

/**
 * What may be said of each server first: what one program calls an unknown issuer, another calls self-signed, and Git with GnuTLS
 * never says why.
 */
const servers: Readonly<Record<string, readonly CauseCode[]>> = {
  'self-signed': ['self-signed', 'issuer-unknown', 'certificate-refused'],
  'of an unknown CA': ['root-unknown', 'issuer-unknown', 'self-signed', 'certificate-refused'],
  'for another name': ['name-mismatch', 'address-not-named'],
  expired: ['expired', 'certificate-refused'],
  'that speaks HTTP': ['not-tls'],
  'that hangs up': ['connection-reset'],
  'that is not there': ['connect-refused'],
}

describe('what real programs print is explained', () => {
  let mint: Mint
  let ca: string
  const ports: Record<string, number> = {}
  const open: TestServer[] = []
  beforeAll(async () => {
    mint = await openMint()
    const issuer = await mint.mint('ca', { extensions: caExtensions })
    const other = await mint.mint('other-ca', { extensions: caExtensions })
    ca = issuer.certFile
    const named = serverExtensions('IP:127.0.0.1')
    const pairs = {
      'self-signed': await mint.mint('self', { extensions: named }),
      'of an unknown CA': await mint.mint('unknown', { issuer: other, extensions: named }),
      'for another name': await mint.mint('named', { issuer, extensions: serverExtensions('DNS:other.example.com') }),
      expired: await mint.mint('old', { issuer, extensions: named, days: -1 }),
    }
    for (const [name, { cert, key }] of Object.entries(pairs)) {
      const server = await startHttps({ cert: name === 'of an unknown CA' ? cert + other.cert : cert, key })
      open.push(server)
      ports[name] = server.port
    }
    const [http, closing, gone] = [await startHttp(), await startTcp((socket) => socket.destroy()), await startHttp()]
    open.push(http, closing)
    await gone.close()
    Object.assign(ports, {
      'that speaks HTTP': http.port,
      'that hangs up': closing.port,
      'that is not there': gone.port,
    })
  })
  afterAll(async () => {
    for (const server of open) await server.close()
    await mint.remove()
  })

  describe.each(Object.entries(servers))('a server %s', (name, expected) => {
    test.for(programs)('%s', async ([program, command, args], context) => {
      const env = {
        ...environment,
        NODE_EXTRA_CA_CERTS: ca,
        GIT_SSL_CAINFO: ca,
        LC_ALL: 'C',
        GIT_CONFIG_NOSYSTEM: '1',
        HOME: mint.directory,
      }
      const ended = await run(command, args(ports[name] ?? 0, ca), { env, cwd: mint.directory }).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return undefined
          throw error
        },
      )
      if (!ended) return context.skip(`${command} is not here`)
      const text = ended.stderr + ended.stdout
      const { causes, program: by, known } = explainText(text)
      expect({ text, known, by }).toEqual({ text, known: true, by: program })
      expect(expected, text).toContain(causes[0]?.code)
    })
  })
})
