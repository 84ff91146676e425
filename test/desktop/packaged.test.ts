import { access, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { applyProgram, surveyProgram } from '../../main/hosts/ways/programs.ts'
import {
  appEnvironment,
  askFromPage,
  chooseInDialog,
  launchApp,
  rootArguments,
} from '../support/electron/electron-app.ts'
import { must, type Running, run, start, until } from '../support/processes/process.ts'
import { startRegistry } from '../support/registry/registry-server.ts'

const root = resolve(import.meta.dirname, '../..')
const unpacked = join(root, '.cache/packed/linux-unpacked')
const program = join(unpacked, 'mooring')

/** Whether the screen shows a window of that title; it is shown when its page has been painted. */
async function hasWindow(title: string): Promise<boolean> {
  return (await must('xwininfo', ['-root', '-tree'])).includes(`"${title}"`)
}

/**
 * The official Electron is fetched while packing, so these pack the one that the other desktop tests run in. A packed
 * app cannot be remote controlled, so they look at it from outside.
 */
describe.skipIf('missing' in inject('electron'))('the app as electron-builder packs it', () => {
  let home: string
  let app: Running | undefined

  beforeAll(async () => {
    await must(process.execPath, ['scripts/package.mjs', '--test-electron'], { cwd: root })
  })
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'mooring-packaged-'))
  })
  afterEach(async () => {
    await app?.stop()
    app = undefined
    await rm(home, { recursive: true, force: true })
  })
  afterAll(() => rm(join(root, '.cache/packed'), { recursive: true, force: true }))

  const open = (env: Record<string, string> = {}, ...args: string[]): Running => {
    app = start(program, [...rootArguments(), ...args], { env: { ...appEnvironment(home), ...env } })
    return app
  }

  it('opens its window, from the archive alone', async () => {
    await expect(access(join(unpacked, 'resources/app'))).rejects.toThrow('ENOENT')
    open()
    await until('the window', () => hasWindow('Mooring'))
  })

  it.each([
    ['survey', surveyProgram],
    ['apply', applyProgram],
  ])('includes what pkexec runs: the %s program of this version', async (name, program) => {
    const helper = join(unpacked, 'resources/mooring-as-root')
    expect((await run(helper, [sha256(program)], { input: 'end\n' })).stdout).toContain(`mooring-${name} 1`)
    expect((await run(helper, ['-c', 'id'])).code).toBe(64)
  })

  /* The archive as it is packed, in the Electron that it was packed with, before that refuses remote control. */
  it('reads a registry and a CA file in processes from the archive', async () => {
    const registry = await startRegistry({ address: '127.0.0.1' }, { port: 5443 })
    const fromArchive = await launchApp(join(unpacked, 'resources/app.asar'))
    try {
      const { page } = fromArchive
      const inspect = { id: 'inspect', verb: 'registry.inspect', input: { registry: registry.name } }
      expect(await askFromPage(page, inspect)).toMatchObject({
        reply: { ok: true, data: { chain: [{ fingerprint: registry.fingerprint }], api: { isRegistry: true } } },
      })
      const ca = join(fromArchive.home, 'ca.pem')
      await writeFile(ca, registry.certificatePem)
      await chooseInDialog(fromArchive, ca)
      expect(await askFromPage(page, { id: 'ca', verb: 'files.choose', input: { role: 'ca' } })).toMatchObject({
        reply: { ok: true, data: { fingerprints: [registry.fingerprint] } },
      })
    } finally {
      await fromArchive.close()
      await registry.stop()
    }
  })

  it('loads no code by NODE_OPTIONS', async () => {
    const script = await leaveTrace()
    open({ NODE_OPTIONS: `--require ${script}` })
    await until('the window', () => hasWindow('Mooring'))
    await expect(access(join(home, 'trace'))).rejects.toThrow('ENOENT')
  })

  it('does not run as Node', async () => {
    const script = await leaveTrace()
    open({ ELECTRON_RUN_AS_NODE: '1' }, script)
    await until('the window', () => hasWindow('Mooring'))
    await expect(access(join(home, 'trace'))).rejects.toThrow('ENOENT')
  })

  it.each(['--remote-debugging-port=0', '--remote-debugging-pipe'])('exits if started with %s', async (flag) => {
    const { code } = await run(program, [...rootArguments(), flag], { env: appEnvironment(home) })
    expect(code).toBe(1)
  })

  /** A script that tells by a file that it ran. */
  async function leaveTrace(): Promise<string> {
    const script = join(home, 'script.cjs')
    await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(join(home, 'trace'))}, '')`)
    return script
  }
})
