import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dash, type HostRun, hostShells, survey } from '../support/host-programs/host-program.ts'
import { withOwnProcesses } from '../support/host-programs/own-processes.ts'
import { type PretendedDaemon, startPretendedDaemon } from '../support/host-programs/pretended-daemon.ts'
import { withoutCommand } from '../support/host-programs/stub-docker-api.ts'

const asRoot = process.getuid?.() === 0

/** What of the machine cannot be made up in a directory tree: these run in namespaces. */
describe.each(hostShells)('the survey of a running host on $name', (shell) => {
  let directory: string
  let daemon: PretendedDaemon | undefined
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mooring-live-'))
  })
  afterEach(async () => {
    await daemon?.stop()
    daemon = undefined
    await rm(directory, { recursive: true })
  })

  /** Surveys after a script, in a mount namespace. */
  const look = (script: string, registries: string[] = [], run: HostRun = {}) => {
    const mounted = ['unshare', '-m', 'sh', '-c', `set -e\n${script}\nexec "$@"`, 'sh']
    const within = [...withOwnProcesses, ...(run.within ?? []), ...mounted]
    return survey(shell, { root: '/', registries }, { ...run, within })
  }

  test('reports trust store directories on read-only mounts, by the nearest mount', async (context) => {
    if (!asRoot) context.skip('a mount takes a mount namespace, which needs root')
    const facts = await look(`
      mount -t tmpfs -o ro tmpfs /usr/local/share
      mount -t tmpfs -o ro tmpfs /etc/ssl
      mount -t tmpfs tmpfs /etc/ssl`)
    expect(facts.trustStore?.readOnly).toEqual(['/usr/local/share/ca-certificates'])
  })

  test('tells which commands make a user root', async (context) => {
    if (!asRoot) context.skip('hiding a command takes a mount namespace, which needs root')
    await writeFile(join(directory, 'pkexec'), '#!/bin/sh\n', { mode: 0o755 })
    const without = { within: withoutCommand('sudo'), pathBefore: directory }
    expect((await look(':', [], without)).rootCommands).toEqual(['pkexec'])
    await writeFile(join(directory, 'sudo'), '#!/bin/sh\n', { mode: 0o755 })
    expect((await look(':', [], { pathBefore: directory })).rootCommands).toEqual(['sudo', 'pkexec'])
  })

  test('resolves the hosts of registries as programs there do', async (context) => {
    if (!asRoot) context.skip('another /etc/hosts takes a mount namespace, which needs root')
    await writeFile(
      join(directory, 'hosts'),
      '10.9.8.7 other reg.test\nfd00::7\treg.test # comment\n127.0.0.1 localhost\n',
    )
    await writeFile(join(directory, 'nsswitch.conf'), 'hosts: files\n')
    const facts = await look(
      `mount --bind ${directory}/hosts /etc/hosts; mount --bind ${directory}/nsswitch.conf /etc/nsswitch.conf`,
      ['reg.test:5000', 'reg.test.nowhere', '10.1.1.1:5000', '[fd00::2]:5000'],
    )
    expect(facts.names).toEqual([
      { host: 'reg.test', addresses: ['10.9.8.7', 'fd00::7'] },
      { host: 'reg.test.nowhere', addresses: [] },
    ])
  })

  test('reads /etc/hosts itself if there is only nslookup', async (context) => {
    if (!asRoot) context.skip('hiding a command takes a mount namespace, which needs root')
    if (shell.name.startsWith('busybox')) context.skip('busybox takes its own nslookup, whatever is in the path')
    await writeFile(join(directory, 'hosts'), '10.9.8.7 other reg.test\n10.9.8.8 reg.test.com\n')
    const answer =
      'Server:\\t10.0.2.3\\nAddress:\\t10.0.2.3:53\\n\\nName:\\tasked\\nAddress: 10.3.2.1\\nAddress 2: fd00::1 x\\n'
    await writeFile(join(directory, 'nslookup'), `#!/bin/sh\nprintf '${answer}'\n`, { mode: 0o755 })
    const { names } = await look(`mount --bind ${directory}/hosts /etc/hosts`, ['reg.test', 'asked:5000'], {
      within: withoutCommand('getent'),
      pathBefore: directory,
    })
    expect(names).toEqual([
      { host: 'reg.test', addresses: ['10.9.8.7'] },
      { host: 'asked', addresses: ['10.3.2.1', 'fd00::1'] },
    ])
  })

  test('finds what started a daemon by its script’s pid file, or nothing', async (context) => {
    if (!asRoot) context.skip('another /var/run takes a mount namespace, which needs root')
    daemon = await startPretendedDaemon(directory, ['-H', 'unix:///nowhere'], { within: withOwnProcesses })
    const { pid } = daemon
    const script = (text: string, files: string): string => `
      mount -t tmpfs tmpfs /etc/init.d; mount -t tmpfs tmpfs /run
      echo '${text}' >/etc/init.d/docker
      ${files}`
    const serviceAfter = async (text: string, files: string) =>
      (await look(script(text, files))).engines.find((engine) => engine.pid === pid)?.service
    const sysv = { manager: 'sysv', name: 'docker' }
    expect(await serviceAfter('#!/bin/sh', `echo ${pid} >/run/docker.pid`)).toEqual(sysv)
    expect(await serviceAfter('#!/bin/sh', 'echo 1 >/run/docker.pid')).toBeUndefined()
    const debian = '#!/bin/sh\nPID=/var/run/$BASE-ssd.pid'
    expect(await serviceAfter(debian, `echo ${pid} >/run/docker-ssd.pid`)).toEqual(sysv)
    expect(await serviceAfter(debian, `echo ${pid} >/run/docker.pid`)).toBeUndefined()
    const openrc = { manager: 'openrc', name: 'docker' }
    const started = 'mkdir -p /run/openrc/started; : >/run/openrc/started/docker'
    expect(await serviceAfter('#!/sbin/openrc-run', started)).toEqual(openrc)
    expect(await serviceAfter('#!/sbin/openrc-run', '')).toBeUndefined()
  })

  test('finds a daemon’s unit, if that unit starts Docker', async (context) => {
    if (!asRoot) context.skip('another /proc/PID/cgroup takes a mount namespace, which needs root')
    if (shell !== dash) context.skip('where the shell makes no difference, once is enough')
    daemon = await startPretendedDaemon(directory, ['-H', 'unix:///nowhere'], { within: withOwnProcesses })
    const { pid } = daemon
    const unit = async (cgroup: string, path: string, text: string) => {
      await writeFile(join(directory, 'cgroup'), `12:memory:/elsewhere\n${cgroup}\n`)
      const facts = await look(`
        mount --bind ${directory}/cgroup /proc/${pid}/cgroup
        mount -t tmpfs tmpfs /etc/systemd
        mkdir -p $(dirname ${path}); printf '[Service]\\n${text}\\n' >${path}`)
      return facts.engines.find((engine) => engine.pid === pid)?.service
    }
    const system = '/etc/systemd/system'
    const runs = 'ExecStart=/usr/bin/dockerd'
    for (const line of ['0::', '1:name=systemd:']) {
      expect(await unit(`${line}/system.slice/my-docker.service`, `${system}/my-docker.service`, runs)).toEqual({
        manager: 'systemd',
        name: 'my-docker.service',
      })
    }
    expect(
      await unit('0::/system.slice/ssh.service', `${system}/ssh.service`, 'ExecStart=/usr/sbin/sshd'),
    ).toBeUndefined()
    const own = '0::/user.slice/user-0.slice/user@0.service/app.slice/docker.service/init'
    expect(await unit(own, '/etc/systemd/user/docker.service', 'ExecStart=/usr/bin/dockerd-rootless.sh')).toEqual({
      manager: 'systemd-user',
      name: 'docker.service',
    })
    expect(await unit('0::/user.slice/user-0.slice/session-3.scope', `${system}/docker.service`, runs)).toBeUndefined()
  })
})
