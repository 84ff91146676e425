import { X509Certificate } from 'node:crypto'
import { access, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../shared/errors.ts'
import { questions } from '../../shared/words/en/terminal.ts'
import { caExtensions, type Mint, type Minted, openMint, serverExtensions } from '../support/certificates/mint.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { onTerminal } from '../support/processes/terminal.ts'
import { forge, type OnTheWay, startClientRegistry, startOnTheWay } from '../support/registry/on-the-way.ts'
import type { TestServer } from '../support/registry/tls-servers.ts'

const program = resolve(import.meta.dirname, '../../out/main/cli.cjs')
const ca = resolve(import.meta.dirname, '../support/certificates/samples/anchor.pem')
const [ctrlC, esc] = [String.fromCharCode(3), String.fromCharCode(27)]
let cli: Cli
let root: string
let trust: readonly string[]

beforeAll(async () => {
  cli = await openCli()
  // Nothing listens at the registry.
  root = join(cli.home, 'tree')
  trust = ['trust', '127.0.0.1:1', '--ca', ca, '--root', root]
  await mkdir(join(root, 'etc/docker'), { recursive: true })
})
afterAll(() => cli?.remove())

describe('a change, at a terminal', () => {
  let before: Record<string, string>
  beforeEach(async () => {
    before = await treeState(root)
  })

  it.each([
    ['no', 'n', exitCodeOf('declined')],
    ['nothing but Enter', '\r', exitCodeOf('declined')],
    ['Escape', esc, exitCodeOf('declined')],
    ['Ctrl+C', ctrlC, 130],
  ])('is shown, and is not made where the answer is %s', async (_, keys, code) => {
    const ended = await cli.onTerminal([[questions.apply, keys]], ...trust)
    expect(ended).toMatchObject({ code, stdout: expect.stringContaining('ca.crt') })
    expect(await treeState(root)).toEqual(before)
  })

  it('is made where it is yes, and told to the end', async () => {
    const { code, stdout } = await cli.onTerminal([[questions.apply, 'y']], ...trust)
    expect([code, stdout]).toEqual([0, expect.stringMatching(/change \d{8}-\d{6}-[0-9a-f]{6}/)])
    await access(join(root, 'etc/docker/certs.d/127.0.0.1:1/ca.crt'))
    // The same again has nothing to ask.
    expect((await cli.onTerminal([], ...trust)).code).toBe(0)
  })

  it('is not asked about with --json', async () => {
    const { code, stdout } = await cli.onTerminal([], 'untrust', '127.0.0.1:1', '--root', root, '--json')
    expect(code).toBe(exitCodeOf('confirmation-needed'))
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'confirmation-needed' } })
    expect(await treeState(root)).toEqual(before)
  })
})

describe('a fingerprint that is compared at the terminal', () => {
  let mint: Mint
  let real: Minted
  let leaf: Minted
  let registry: TestServer
  let way: OnTheWay

  beforeAll(async () => {
    mint = await openMint()
    real = await mint.mint('ca', { extensions: caExtensions })
    leaf = await mint.mint('leaf', { issuer: real, extensions: serverExtensions('IP:127.0.0.1') })
    registry = await startClientRegistry(real, leaf)
    way = await startOnTheWay(registry)
  })
  afterAll(async () => {
    await way?.close()
    await registry?.close()
    await mint?.remove()
  })

  const line = (): string[] => ['trust', `127.0.0.1:${way.port}`, '--root', root]

  it('is that of the certificate in the plan, which names it again', async () => {
    const { fingerprint256 } = new X509Certificate(real.cert)
    const { code, stdout } = await cli.onTerminal([[questions.compared, 'y']], ...line(), '--dry-run')
    expect([code, stdout.split(questions.compared).at(-1)]).toEqual([0, expect.stringContaining(fingerprint256)])
  })

  it('vouches for nothing else: a chain that is forged after the comparison is refused', async () => {
    const { forged, forgedRoot } = await forge(mint, real)
    const before = await treeState(root)
    const forging = async (): Promise<string> => {
      way.replace(leaf, forged, forgedRoot)
      return 'y'
    }
    const { code, stdout } = await cli.onTerminal([[questions.compared, forging]], ...line(), '--yes')
    expect([code, stdout]).toEqual([exitCodeOf('certificate-changed'), expect.stringContaining('no longer shows')])
    expect(await treeState(root)).toEqual(before)
  })
})

describe('how it looks', () => {
  it.each([
    ['in colour on a terminal', {}, true],
    ['plain with NO_COLOR', { NO_COLOR: '1' }, false],
  ])('%s', async (_, more, isColoured) => {
    const { NO_COLOR: __, ...env } = cli.env
    const { code, stdout } = await onTerminal([process.execPath, program, 'trsut'], [], { env: { ...env, ...more } })
    expect([code, stdout.includes(`${esc}[31m`)]).toEqual([exitCodeOf('command-unknown'), isColoured])
  })
})
