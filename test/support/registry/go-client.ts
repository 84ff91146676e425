import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must, run } from '../processes/process.ts'

/** dockerd's TLS client, built by a real Go. */
export interface GoClient {
  /** Of Go: 24 is Go 1.24. */
  readonly minor: number
  /** What Go says of the server at each port; undefined where the handshake succeeds. */
  readonly shakeHands: (ports: readonly number[]) => Promise<ReadonlyMap<number, string | undefined>>
  readonly remove: () => Promise<void>
}

const source = new URL('go/main.go', import.meta.url).pathname

/** Docker before 29 is built with the settings of Go 1.20, and Docker 29 with those of its own Go. */
const settings = {
  classic: 'rsa1024min=0,tlsmlkem=0,tlssha1=1',
  'left to Go': 'rsa1024min=1,tlsmlkem=1,tlssha1=0,tlsrsakex=0,tls3des=0',
} as const

/** Builds the client with the Go of this machine, or the one that `MOORING_GO` names. @returns undefined where there is none. */
export async function buildGoClient(): Promise<GoClient | undefined> {
  const go = process.env['MOORING_GO'] ?? 'go'
  const { stdout = '' } = await run(go, ['version']).catch(() => ({ stdout: '' }))
  const minor = Number(/go1\.(\d+)/.exec(stdout)?.[1])
  if (Number.isNaN(minor)) return undefined
  const directory = await mkdtemp(join(tmpdir(), 'mooring-go-client-'))
  const program = join(directory, 'client')
  const cache = {
    GOCACHE: join(tmpdir(), 'mooring-go-cache'),
    GOTOOLCHAIN: 'local',
    GO111MODULE: 'off',
    CGO_ENABLED: '0',
  }
  await must(go, ['build', '-o', program, source], { env: { ...process.env, ...cache } })
  const kind = minor >= 25 ? 'left to Go' : 'classic'
  return {
    minor,
    shakeHands: async (ports) => {
      const env = { ...process.env, GODEBUG: settings[kind] }
      const lines = await must(program, [kind, ...ports.map((port) => `127.0.0.1:${port}`)], { env })
      const said = lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { readonly address: string; readonly error?: string })
      return new Map(said.map(({ address, error }) => [Number(address.split(':')[1]), error]))
    },
    remove: () => rm(directory, { recursive: true }),
  }
}
