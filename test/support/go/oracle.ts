import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GoRules } from '../../../main/certificates/go/go-rules.ts'
import { must, run } from '../processes/process.ts'
import type { ChainCase } from './chains/generate.ts'

/** A Go that judges chains. */
export interface Oracle {
  readonly version: string
  readonly rules: GoRules
  /** A line for each case: `fine`, or what Go says. */
  readonly judge: (cases: readonly ChainCase[]) => Promise<string[]>
  readonly remove: () => Promise<void>
}

/** A program that is built without a go.mod keeps the settings of Go 1.20; these are a newer Go's own. */
const settings = 'rsa1024min=1,x509negativeserial=0'
const source = join(import.meta.dirname, 'oracle/main.go')

/**
 * The commands of Debian's Go and of those that `MOORING_GO` names by their roots, with colons between: what Debian's newer releases have
 * runs from where `dpkg-deb -x` put it.
 */
export async function goCommands(): Promise<string[]> {
  const others = (process.env['MOORING_GO'] ?? '').split(':').filter((root) => root !== '')
  const { code } = await run('go', ['version']).catch(() => ({ code: null }))
  return [...(code === 0 ? ['go'] : []), ...others.map((root) => join(root, 'bin/go'))]
}

/** Compiles the oracle, which takes seconds the first time. */
export async function openOracle(go: string): Promise<Oracle> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-go-oracle-'))
  const program = join(directory, 'oracle')
  const env = { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '', GO111MODULE: 'auto', CGO_ENABLED: '0' }
  await must(go, ['build', '-o', program, source], { env, cwd: directory })
  const version = (await must(program, [])).trim()
  const minor = Number(/^go1\.(\d+)/.exec(version)?.[1])
  return {
    version,
    rules: { minor, hasOldDefaults: false },
    judge: async (cases) => {
      const input = cases.map((one) => JSON.stringify(questionOf(one, minor))).join('\n')
      return (await must(program, [], { input, env: { ...process.env, GODEBUG: settings } }))
        .trim()
        .split('\n')
        .slice(1)
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  }
}

/** Go 1.20.7 and 1.19.12 brought the limit for RSA; Debian's 1.19 is older. */
function questionOf({ chain, anchors, host, now }: ChainCase, minor: number): unknown {
  const text = (certificates: readonly Buffer[]): string[] => certificates.map((der) => der.toString('base64'))
  return { chain: text(chain), anchors: text(anchors), host, now, largestRsa: minor >= 20 ? 8192 : 0 }
}
