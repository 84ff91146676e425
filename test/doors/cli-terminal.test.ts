import { X509Certificate } from 'node:crypto'
import { access, mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../shared/errors.ts'
import { questions } from '../../shared/words/en/terminal.ts'
import { caExtensions, type Mint, type Minted, openMint, serverExtensions } from '../support/certificates/mint.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { run, until } from '../support/processes/process.ts'
import { onTerminal } from '../support/processes/terminal.ts'
import { forge, type OnTheWay, startClientRegistry, startOnTheWay } from '../support/registry/on-the-way.ts'
import type { TestServer } from '../support/registry/tls-servers.ts'

const program = resolve(import.meta.dirname, '../../out/main/cli.cjs')
const ca = resolve(import.meta.dirname, '../support/certificates/samples/anchor.pem')
const [ctrlC, ctrlD, esc] = [String.fromCharCode(3), String.fromCharCode(4), String.fromCharCode(27)]
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
    ['Escape', esc, exitCodeOf('cancelled')],
    ['Ctrl+C', ctrlC, 130],
    ['Ctrl+D', ctrlD, exitCodeOf('cancelled')],
  ])('is shown, and is not made where the answer is %s', async (_, keys, code) => {
    const ended = await cli.onTerminal([[questions.apply, keys]], ...trust)
    expect(ended).toMatchObject({ code, stdout: expect.stringContaining('ca.crt') })
    expect(await treeState(root)).toEqual(before)
  })

  it.each([
    ['Escape', esc],
    ['Ctrl+D', ctrlD],
  ])('shows no answer where there was none: %s', async (_, keys) => {
    const { stdout } = await cli.onTerminal([[questions.apply, keys]], ...trust)
    const [, after = ''] = stdout.split(questions.cancelled)
    expect(stdout).toContain(questions.cancelled)
    expect(after).not.toMatch(new RegExp(`${questions.yes}|${questions.no}`))
    // Struck through.
    expect(stdout).not.toContain(`${esc}[9m`)
  })

  it('is asked about in whole words where the terminal says that it has no columns', async () => {
    const command = [process.execPath, program, ...trust]
    // It throws if the question does not come.
    const { code } = await onTerminal(command, [[questions.apply, 'n']], { env: cli.env, columns: 0 })
    expect(code).toBe(exitCodeOf('declined'))
  })

  it('is not made where the terminal is gone, and ends', async () => {
    // script(1) hangs up its terminal when it ends.
    const gone = async (): Promise<string> => {
      const { stdout } = await run('pgrep', ['-f', `script -qec .*${root}`])
      for (const pid of stdout.trim().split('\n')) process.kill(Number(pid), 'SIGKILL')
      return ''
    }
    await cli.onTerminal([[questions.apply, gone]], ...trust)
    await until('the end', async () => (await run('pgrep', ['-f', `cli.cjs trust .*${root}`])).code !== 0)
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
  let [top, middle, leaf]: [Minted?, Minted?, Minted?] = []
  let registry: TestServer
  let way: OnTheWay

  beforeAll(async () => {
    mint = await openMint()
    top = await mint.mint('top', { extensions: caExtensions })
    middle = await mint.mint('middle', { issuer: top, extensions: caExtensions })
    leaf = await mint.mint('leaf', { issuer: middle, extensions: serverExtensions('IP:127.0.0.1') })
    registry = await startClientRegistry(middle, leaf)
  })
  beforeEach(async () => {
    way = await startOnTheWay(registry)
  })
  afterEach(() => way?.close())
  afterAll(async () => {
    await registry?.close()
    await mint?.remove()
  })

  /** Compares the intermediate while the way is honest; then another chain is shown. */
  async function trustWhile(forge: (leaf: Minted, middle: Minted, top: Minted) => Promise<readonly Minted[]>) {
    if (!top || !middle || !leaf) throw new Error('nothing was minted')
    const shown = await forge(leaf, middle, top)
    const forging = async (): Promise<string> => {
      way.replace(...shown)
      return 'y'
    }
    const name = `127.0.0.1:${way.port}`
    const ended = await cli.onTerminal([[questions.compared, forging]], 'trust', name, '--root', root, '--yes')
    const { fingerprint256 } = new X509Certificate(middle.cert)
    const file = join(root, 'etc/docker/certs.d', name, 'ca.crt')
    return { ...ended, fingerprint256, pem: middle.cert, file }
  }

  it('installs the compared certificate, and no root that is put above it after the comparison', async () => {
    const ended = await trustWhile(async (leaf, middle, top) => {
      const { forged, forgedRoot } = await forge(mint, top)
      return [leaf, middle, forged, forgedRoot]
    })
    const { code, stdout, fingerprint256, pem, file } = ended
    expect([code, await readFile(file, 'utf8').catch(() => stdout)]).toEqual([0, pem])
    expect(stdout.split(questions.compared).at(-1)).toContain(fingerprint256)
    expect(stdout).not.toContain('forged-root')
  })

  it('installs nothing if the compared certificate is not there any more', async () => {
    const before = await treeState(root)
    const { code, stdout } = await trustWhile(async (leaf, middle) => {
      const { forged, forgedRoot } = await forge(mint, middle)
      return [leaf, forged, forgedRoot]
    })
    expect([code, stdout]).toEqual([exitCodeOf('certificate-changed'), expect.stringContaining('no longer shows')])
    expect(await treeState(root)).toEqual(before)
  })
})

describe('how it looks', () => {
  it.each([
    ['in colour on a terminal', {}, true],
    ['in colour on a terminal where a CI runs', { CI: '1' }, true],
    ['in colour where NO_COLOR is empty', { NO_COLOR: '' }, true],
    ['plain with NO_COLOR', { NO_COLOR: '1' }, false],
  ])('%s', async (_, more, isColoured) => {
    const { NO_COLOR: __, ...env } = cli.env
    const { code, stdout } = await onTerminal([process.execPath, program, 'trsut'], [], { env: { ...env, ...more } })
    expect([code, stdout.includes(`${esc}[31m`)]).toEqual([exitCodeOf('command-unknown'), isColoured])
  })
})
