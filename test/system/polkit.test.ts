import { chmod, chown, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { encodeSurveyRequest } from '../../main/engine/host-protocol/survey.ts'
import { which } from '../../main/hosts/root/local-elevation.ts'
import { applyProgram, surveyProgram } from '../../main/hosts/ways/programs.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Ended, must, type Running, run, start, until } from '../support/processes/process.ts'
import { onTerminal } from '../support/processes/terminal.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'

const here = resolve(import.meta.dirname, '../..')
const resources = '/opt/Mooring/resources'
const helper = join(resources, 'mooring-as-root')
const rule = '/etc/polkit-1/rules.d/10-mooring-test.rules'
const user = 'mooring-polkit'
const password = 'sesame'
const polkitd = '/usr/lib/polkit-1/polkitd'
/** The search path of the user who asks. */
const userPath = '/usr/bin:/bin'

/** What the tests start, each looked for where they start it from. */
const needed: readonly (readonly [name: string, path: string])[] = [
  ['pkexec', userPath],
  ['pkttyagent', userPath],
  ['pkcheck', process.env['PATH'] ?? ''],
  ['dbus-daemon', process.env['PATH'] ?? ''],
  ['polkitd', dirname(polkitd)],
]
const found = await Promise.all(needed.map(async ([name, path]) => ({ name, at: await which(name, path) })))
const missing = found.filter(({ at }) => at === undefined).map(({ name }) => name)
const reason = missing.length > 0 ? ` (skipped: ${missing.join(', ')} missing)` : ''

/** The package as it is installed, with the real pkexec and polkit. */
describe.skipIf(missing.length > 0)(`the package’s part for root${reason}`, () => {
  let namespace: NetworkNamespace
  let registry: RegistryServer
  let home: string
  const daemons: Running[] = []

  beforeAll(async () => {
    namespace = await makeNetworkNamespace('polkit')
    registry = await startRegistry(namespace)
    await must('useradd', ['--no-create-home', user])
    await must('chpasswd', [], { input: `root:${password}\n` })
    home = await mkdtemp(join(tmpdir(), 'mooring-polkit-'))
    const uid = Number((await must('id', ['-u', user])).trim())
    await chown(home, uid, uid)
    await mkdir(join(resources, 'host'), { recursive: true })
    await copyFile(join(here, 'assets/polkit/mooring-as-root'), helper)
    await chmod(helper, 0o755)
    await writeFile(join(resources, 'host/survey'), surveyProgram)
    await writeFile(join(resources, 'host/apply'), applyProgram)
    const policy = 'io.github.mooring.policy'
    await copyFile(join(here, 'assets/polkit', policy), join('/usr/share/polkit-1/actions', policy))
    await mkdir('/run/dbus', { recursive: true })
    daemons.push(start('dbus-daemon', ['--system', '--nofork', '--nopidfile']))
    await until('the bus', async () => (await run('test', ['-S', '/run/dbus/system_bus_socket'])).code === 0)
    const polkit = start(polkitd, ['--no-debug'])
    daemons.push(polkit)
    await until('polkit', async () => (await run('pkcheck', ['--version'])).code === 0 && (await isAnswering()))
  })
  afterAll(async () => {
    for (const daemon of daemons.reverse()) await daemon.stop()
    await registry?.stop()
    await namespace?.remove()
    await rm(resources, { recursive: true, force: true })
    if (home) await rm(home, { recursive: true })
  })

  /** Whether polkit answers about the package's action. */
  const isAnswering = async (): Promise<boolean> =>
    (await run('pkcheck', ['--action-id', 'io.github.mooring.apply', '--process', `${process.pid}`])).code === 0

  /** Words as the user, with settings of the user's that a shell would take. */
  const asUser = (...words: string[]): readonly string[] => [
    ...['setpriv', '--reuid', user, '--regid', user, '--init-groups'],
    ...['env', '-i', `HOME=${home}`, `PATH=${userPath}`, 'SHELL=/bin/sh', 'TERM=xterm', 'DISPLAY=:0', ...words],
  ]
  const call = (words: readonly string[], input = ''): Promise<Ended> => {
    const [command = '', ...args] = asUser(...words)
    return run(command, args, { input })
  }
  const request = Buffer.from(encodeSurveyRequest({ root: resources, registries: [] })).toString()
  const mooring = (...args: string[]) => call([process.execPath, join(here, 'out/main/cli.cjs'), ...args])
  const trust = () => mooring('trust', registry.name, '--fingerprint', registry.fingerprint, '--yes')

  it('asks its own question, for an administrator’s password', async () => {
    // An agent of the user's own, as a desktop has: pkexec's own one at a terminal fails outside of a login session.
    const agent = 'mkfifo $HOME/ready; pkttyagent --process $$ --notify-fd 5 5>$HOME/ready & cat $HOME/ready'
    const pkexec = `pkexec --disable-internal-agent ${helper} ${sha256(surveyProgram)} | tr '\\0' ' '`
    const words = `tty >$HOME/tty; ${agent}; printf '${request.replaceAll('\n', '\\n')}' | ${pkexec}; kill $!`
    // The agent drops what was typed before it hid the answer.
    const type = async (): Promise<string> => {
      const terminal = (await readFile(join(home, 'tty'), 'utf8')).trim()
      await until('a hidden answer', async () => /\s-echo\s/.test(await must('stty', ['-a', '-F', terminal])))
      return `${password}\n`
    }
    const { stdout } = await onTerminal(asUser('sh', '-c', words), [['Password: ', type]], { env: {} })
    expect(stdout).toContain('AUTHENTICATING FOR io.github.mooring.apply')
    expect(stdout).toContain('Mooring needs root access')
    expect(stdout).toContain(`mooring-survey 1 root ${resources}`)
  })

  describe('with a yes to that question', () => {
    beforeAll(async () => {
      const condition = `action.id == 'io.github.mooring.apply' && subject.user == '${user}'`
      await writeFile(rule, `polkit.addRule(function(action, subject) { if (${condition}) return 'yes' })\n`)
      await until('the rule', async () => (await call(['pkexec', helper])).code === 64)
    })
    afterAll(() => rm(rule))

    it('changes this computer, and undoes it', async () => {
      const before = await treeState('/etc/docker')
      const { code, stdout } = await trust()
      expect(code).toBe(0)
      expect(await readFile(`/etc/docker/certs.d/${registry.name}/ca.crt`, 'utf8')).toContain('BEGIN CERTIFICATE')
      expect((await mooring('undo', /change (\S+)/.exec(stdout)?.[1] ?? '', '--yes')).code).toBe(0)
      expect(await treeState('/etc/docker')).toEqual(before)
    })

    it.each([
      ['shell text', ['-c', 'id'], 64],
      ['another program', [sha256('id')], 78],
      ['a word after the hash', [sha256(surveyProgram), '-x'], 64],
    ])('runs nothing for %s', async (_, words, code) => {
      expect(await call(['pkexec', helper, ...words], request)).toMatchObject({ code, stdout: '' })
    })

    it('takes no settings from the user', async () => {
      const script = join(home, 'settings')
      await writeFile(script, `: >${home}/sprung`)
      await chmod(home, 0o777)
      const settings = [`ENV=${script}`, `BASH_ENV=${script}`, 'IFS=/0aoe', `PATH=${home}:${userPath}`]
      await writeFile(join(home, 'sha256sum'), `#!/bin/sh\n: >${home}/sprung\n`, { mode: 0o755 })
      const { stdout } = await call([...settings, '/usr/bin/pkexec', helper, sha256(surveyProgram)], request)
      expect(stdout).toContain('mooring-survey 1')
      expect(await readdir(home)).not.toContain('sprung')
    })

    it('refuses an app of another version, and says so', async () => {
      await writeFile(join(resources, 'host/apply'), `${applyProgram}\n`)
      const before = await treeState('/etc/docker')
      expect((await trust()).stderr).toContain('host programs of another version')
      expect(await treeState('/etc/docker')).toEqual(before)
    })
  })
})
