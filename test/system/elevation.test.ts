import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shellCommand } from '../../main/hosts/ways/shell.ts'
import { type DockerEngine, startDocker } from '../support/docker/docker-engine.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Ended, must, run } from '../support/processes/process.ts'
import { onTerminal } from '../support/processes/terminal.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'

const program = resolve(import.meta.dirname, '../../out/main/cli.cjs')
const user = 'mooring-test'
let home: string
let bin: string
let namespace: NetworkNamespace
let registry: RegistryServer
let docker: DockerEngine

/** A sudo in front of the real one that counts how often it is called. */
const countingSudo = (log: string): string => `#!/bin/sh\necho "$*" >>${log}\nexec /usr/bin/sudo "$@"\n`

beforeAll(async () => {
  namespace = await makeNetworkNamespace('sudo')
  registry = await startRegistry(namespace)
  docker = await startDocker()
  await must('useradd', ['--no-create-home', user])
  home = await mkdtemp(join(tmpdir(), 'mooring-user-'))
  bin = join(home, 'bin')
  await mkdir(bin)
  await writeFile(join(bin, 'sudo'), countingSudo(join(home, 'sudo.log')))
  await chmod(join(bin, 'sudo'), 0o755)
  const uid = Number((await must('id', ['-u', user])).trim())
  await chown(home, uid, uid)
})

afterAll(async () => {
  await docker?.stop()
  await registry?.stop()
  await namespace?.remove()
  await rm(home, { recursive: true, force: true })
})

/** The command line as an ordinary user without a terminal, who may or may not use sudo. */
function asUser(...args: string[]): Promise<Ended & { sudoCalls: string[] }> {
  return countingSudoCalls((command, env) => run('setpriv', command, { env }), args)
}

async function countingSudoCalls(
  begin: (command: string[], env: NodeJS.ProcessEnv) => Promise<Ended>,
  args: readonly string[],
): Promise<Ended & { sudoCalls: string[] }> {
  await writeFile(join(home, 'sudo.log'), '', { mode: 0o666 })
  await chmod(join(home, 'sudo.log'), 0o666)
  const env = { PATH: `${bin}:/usr/sbin:/usr/bin:/sbin:/bin`, HOME: home, NO_COLOR: '1' }
  const ended = await begin(
    ['--reuid', user, '--regid', user, '--init-groups', process.execPath, program, ...args],
    env,
  )
  const calls = (await readFile(join(home, 'sudo.log'), 'utf8')).split('\n').filter(Boolean)
  return { ...ended, sudoCalls: calls }
}

const trust = (): Promise<Ended & { sudoCalls: string[] }> =>
  asUser('trust', registry.name, '--fingerprint', registry.fingerprint, '--yes')

describe('an ordinary user with the real sudo', () => {
  it('is refused root rights without a rule, and nothing is changed', async () => {
    const before = await treeState('/etc/docker')
    const { code, stderr } = await trust()
    expect(code).toBe(1)
    expect(stderr).toContain('there is no terminal to ask for a password')
    expect(stderr).toContain('NOPASSWD')
    expect(await treeState('/etc/docker')).toEqual(before)
  })

  it('is told what to do where sudo works at a terminal only', async () => {
    const rules = `Defaults requiretty\n${user} ALL=(ALL) NOPASSWD: ALL\n`
    await writeFile('/etc/sudoers.d/mooring-test', rules, { mode: 0o440 })
    try {
      const { code, stderr } = await trust()
      expect(code).toBe(1)
      expect(stderr).toContain('sudo works at a terminal only')
      expect(stderr).toContain('!requiretty')
    } finally {
      await rm('/etc/sudoers.d/mooring-test')
    }
  })

  it('is not asked for a password in --json, even at a terminal', async () => {
    const { code, stdout, sudoCalls } = await countingSudoCalls(
      (command, env) => onTerminal(['setpriv', ...command], [], { env }),
      ['trust', registry.name, '--fingerprint', registry.fingerprint, '--yes', '--json'],
    )
    expect([code, sudoCalls.length]).toEqual([1, 1])
    expect(sudoCalls[0]).toMatch(/^-n -- /)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'elevation-unasked' } })
  })

  it('plans without root', async () => {
    const { code, stdout, sudoCalls } = await asUser(
      'trust',
      registry.name,
      '--fingerprint',
      registry.fingerprint,
      '--dry-run',
    )
    expect([code, sudoCalls]).toEqual([0, []])
    expect(stdout).toContain('asks for root access once')
  })

  it('asks once for each apply, with a constant command, and verifies by the same call', async () => {
    await writeFile('/etc/sudoers.d/mooring-test', `${user} ALL=(ALL) NOPASSWD: ALL\n`, { mode: 0o440 })
    const before = await treeState('/etc/docker')
    const trusted = await trust()
    expect([trusted.code, trusted.sudoCalls.length]).toEqual([0, 1])
    expect(trusted.sudoCalls[0]?.replace(/PATH=\S+;/, 'PATH;').replace(/\(n=\d+;/, '(n=0;')).toBe(
      `-n -- /bin/sh -c PATH; export PATH; ${shellCommand(0)}`,
    )
    expect(trusted.stdout).toContain('verified')
    expect(await docker.pull(`${registry.name}/a/b:none`)).toContain('manifest unknown')
    const undone = await asUser('undo', /change (\S+)/.exec(trusted.stdout)?.[1] ?? '', '--yes')
    expect([undone.code, undone.sudoCalls.length]).toEqual([0, 1])
    expect(await treeState('/etc/docker')).toEqual(before)
  })

  it('surveys a directory that Docker closed as root, and does not treat it as empty', async () => {
    await chmod('/etc/docker', 0o700)
    expect((await trust()).code).toBe(0)
    const again = await trust()
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('nothing to do')])
    expect((await asUser('untrust', registry.name, '--yes')).code).toBe(0)
    await chmod('/etc/docker', 0o755)
  })

  it('finds its own files without root, by their receipts', async () => {
    expect((await trust()).code).toBe(0)
    const untrusted = await asUser('untrust', registry.name, '--yes')
    expect([untrusted.code, untrusted.sudoCalls.length]).toEqual([0, 1])
    expect(await docker.pull(`${registry.name}/a/b:none`)).toContain('x509')
  })
})
