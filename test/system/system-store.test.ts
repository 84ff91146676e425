import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { type PrivateDocker, setUpDocker } from '../support/docker/private-docker.ts'
import { put } from '../support/host-programs/host-tree.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'
import { openPrivateHost, type PrivateHost } from '../support/ssh/private-host.ts'

const config = '/etc/docker/daemon.json'
/** Of ca-certificates-java. */
const hook = '/etc/ca-certificates/update.d/jks-keystore'
const untrusted = 'x509: certificate signed by unknown authority'

let namespace: NetworkNamespace
let registry: RegistryServer
let host: PrivateHost
let docker: PrivateDocker
let cli: Cli
let hasJava: boolean

beforeAll(async () => {
  namespace = await makeNetworkNamespace('store')
  registry = await startRegistry(namespace)
  host = await openPrivateHost()
  cli = await openCli({ within: host.within })
  // Whatever waits to be taken into this machine's store is no business of the tests.
  await host.must('update-ca-certificates', '--fresh')
  hasJava = (await host.run('test', '-x', hook)).code === 0
  // Where an earlier run of the hook was killed, dpkg waits for this, and Java is told of nothing.
  if (hasJava) await host.must('dpkg', '--configure', '--pending')
  docker = await setUpDocker(host)
  await startDocker()
})

afterAll(async () => {
  await docker?.stop()
  await cli?.remove()
  await host?.remove()
  await registry?.stop()
  await namespace?.remove()
})

const pull = (): Promise<string> => docker.pull(registry.name)

/** A daemon keeps the store as it was at its first look, so it looks before anything changes. */
async function startDocker(): Promise<void> {
  await docker.start()
  expect(await pull()).toContain(untrusted)
}

/** What programs that read the store come to: curl, openssl, and how many of Mooring's certificates Java trusts. */
async function clients(): Promise<unknown[]> {
  const curl = await host.run('curl', '-sS', '--noproxy', '*', '-w', '%{http_code}', `https://${registry.name}/v2/`)
  await host.write('/run/registry.pem', registry.certificatePem)
  const openssl = await host.run('openssl', 'verify', '-CApath', '/etc/ssl/certs', '/run/registry.pem')
  const list = 'keytool -list -cacerts -storepass changeit 2>/dev/null | grep -c mooring'
  const inJava = hasJava ? Number((await host.run('sh', '-c', list)).stdout) : 0
  return [curl.code || curl.stdout, openssl.code, inJava]
}
const refusing = [60, 2, 0]
const accepting = (): unknown[] => ['{}200', 0, hasJava ? 1 : 0]

/** Files and links of the store; Java's, which is not byte for byte the same after any change, is looked into instead. */
async function state(): Promise<Record<string, string>[]> {
  const { 'certs/java/cacerts': _, ...built } = await treeState(join(host.root, '/etc/ssl'))
  return [built, await treeState(join(host.root, '/usr/local/share/ca-certificates'))]
}

const trust = (...options: string[]) =>
  cli.run('trust', registry.name, '--system', '--fingerprint', registry.fingerprint, '--yes', ...options)
const untrust = (...options: string[]) => cli.run('untrust', registry.name, '--yes', ...options)
const undo = async (change: string): Promise<number | null> => (await cli.run('undo', change, '--yes')).code
const changeIn = (stdout: string): string => /change (\S+)/.exec(stdout)?.[1] ?? ''

describe('the store of Debian, and Docker started by its init script', () => {
  let before: Record<string, string>[]
  let trusting: string
  let untrusting: string

  it('refuse the registry at first', async () => {
    before = await state()
    expect(await clients()).toEqual(refusing)
    expect(await pull()).toContain(untrusted)
  })

  it('trust --system: every client accepts it, and Docker, restarted, pulls', async () => {
    const { code, stdout, stderr } = await trust()
    expect([code, stderr]).toEqual([0, expect.stringContaining('Docker restarts')])
    expect(stdout).toContain('verified  the host’s own TLS client reaches')
    expect(stdout).toContain('verified  Docker at unix:///var/run/docker.sock reaches')
    expect(await clients()).toEqual(accepting())
    expect(await pull()).toContain('manifest unknown')
    expect((await trust()).stdout).toContain('nothing to do')
    trusting = changeIn(stdout)
  })

  it('untrust: files, links and the bundle are as before', async () => {
    const { code, stdout } = await untrust()
    expect([code, await state(), await clients()]).toEqual([0, before, refusing])
    expect(await pull()).toContain(untrusted)
    untrusting = changeIn(stdout)
  })

  it('undo of untrust: trusted again', async () => {
    expect([await undo(untrusting), await clients()]).toEqual([0, accepting()])
    expect(await pull()).toContain('manifest unknown')
  })

  it('undo of trust: files, links and the bundle are as before', async () => {
    expect([await undo(trusting), await state(), await clients()]).toEqual([0, before, refusing])
    expect(await pull()).toContain(untrusted)
  })

  it('follow a registry with a new certificate, and undo leads back to the old one', async () => {
    expect((await trust('--no-restart')).code).toBe(0)
    const withOld = await state()
    await registry.renew()
    expect(await clients()).toEqual([60, 2, hasJava ? 1 : 0])
    const { code, stdout } = await trust('--no-restart')
    expect([code, await clients()]).toEqual([0, accepting()])
    expect([await undo(changeIn(stdout)), await state()]).toEqual([0, withOld])
    expect((await untrust('--no-restart')).code).toBe(0)
    expect(await state()).toEqual(before)
  })
})

describe('they, without the hook for Java, which takes most of the time', () => {
  let before: Record<string, string>[]

  beforeAll(async () => {
    await host.must('rm', '-f', hook)
    hasJava = false
    before = await state()
  })

  it('--no-restart: Docker does not know of it, and the next trust makes up for that', async () => {
    const { code, stderr } = await trust('--no-restart')
    expect([code, stderr]).toEqual([0, expect.stringContaining('Docker does not restart')])
    expect(stderr).toContain('/etc/init.d/docker restart')
    expect(await clients()).toEqual(accepting())
    expect(await pull()).toContain(untrusted)
    expect((await cli.run('hosts')).stdout).toContain('Docker has not restarted since')
    const { stdout } = await trust('--dry-run')
    expect(stdout).toContain('Docker restarts')
    expect(stdout).toContain(`contains the certificate for ${registry.name}, but Docker has not restarted since`)
    expect((await trust()).code).toBe(0)
    expect(await pull()).toContain('manifest unknown')
    expect((await untrust()).code).toBe(0)
    expect([await state(), await pull()]).toEqual([before, expect.stringContaining(untrusted)])
  })

  it('are asked with openssl where there is no curl', async () => {
    await host.must('mount', '--bind', '/dev/null', '/usr/bin/curl')
    expect(await host.probe(registry.name)).toBe(60)
    const { stdout } = await trust('--no-restart')
    expect(stdout).toContain('verified  the host’s own TLS client reaches')
    await host.must('umount', '/usr/bin/curl')
    expect([await undo(changeIn(stdout)), await state()]).toEqual([0, before])
  })
})

describe('Docker that does not come back', () => {
  it('is not even tried where daemon.json is broken while somebody reads the plan', async () => {
    const before = await state()
    const breakThenAgree = () => host.write(config, '{"insecure-registries": [}').then(() => 'y')
    const { code, stdout } = await cli.onTerminal(
      [['Make this change?', breakThenAgree]],
      ...['trust', registry.name, '--system', '--fingerprint', registry.fingerprint],
    )
    expect([code, stdout]).toEqual([6, expect.stringContaining(`${config} has changed since Mooring checked it`)])
    expect([await state(), await docker.isRunning()]).toEqual([before, true])
    const { envelope } = await cli.json(
      'trust',
      registry.name,
      '--system',
      '--fingerprint',
      registry.fingerprint,
      '--yes',
    )
    expect(envelope).toMatchObject({ ok: false, error: { code: 'docker-config-broken' } })
    await host.must('rm', config)
  })

  it('by what no look can tell: all is rolled back, and it is said that Docker could not be restarted', async () => {
    const before = await state()
    await host.write(config, '{"log-level": "loud"}')
    const { code, stderr } = await trust()
    expect([code, stderr]).toEqual([1, expect.stringContaining('Docker couldn’t be restarted')])
    expect(stderr).toContain('files are as they were before')
    await host.must('rm', config)
    expect([await state(), await clients()]).toEqual([before, refusing])
    await startDocker()
  })

  it('by what comes after its first answers: all is rolled back, and it is said that Docker could not be restarted', async () => {
    const before = await state()
    const fragile = '/usr/local/sbin/dockerd'
    const dies = 'while ! docker version; do sleep 0.1; done; sleep 1; kill -9 "$(cat /var/run/docker.pid)"'
    await host.write(fragile, `#!/bin/sh\n(${dies}) >/dev/null 2>&1 &\nexec /usr/sbin/dockerd "$@"\n`, 0o755)
    await host.must('sh', '-c', `cp /etc/default/docker /run/settings; echo DOCKERD=${fragile} >>/etc/default/docker`)
    const { code, stderr } = await trust()
    expect([code, stderr]).toEqual([1, expect.stringContaining('Docker couldn’t be restarted')])
    expect(stderr).toContain('files are as they were before')
    expect([await state(), await clients()]).toEqual([before, refusing])
    await host.must('cp', '/run/settings', '/etc/default/docker')
    await startDocker()
  })

  it('and is started again each time, as systemd does: all is rolled back, and it is said that it stops again', async () => {
    const before = await state()
    const supervisor = '/usr/local/sbin/docker-supervisor'
    const isTrusted = 'ls /usr/local/share/ca-certificates/mooring-*'
    const dies = `until docker version; do sleep 0.1; done; sleep 1; ! ${isTrusted} || kill -9 $daemon`
    const lines = [
      '#!/bin/sh',
      'trap "kill \\$daemon; wait; exit" TERM',
      `while :; do /usr/sbin/dockerd "$@" & daemon=$!; (${dies}) >/dev/null 2>&1; wait $daemon; done`,
    ]
    await host.write(supervisor, `${lines.join('\n')}\n`, 0o755)
    await host.must(
      'sh',
      '-c',
      `cp /etc/default/docker /run/settings; echo DOCKERD=${supervisor} >>/etc/default/docker`,
    )
    const { code, stderr } = await trust()
    expect([code, stderr]).toEqual([1, expect.stringContaining('has stopped several times, soon after it started')])
    expect([await state(), await clients(), await docker.isRunning()]).toEqual([before, refusing, true])
    await docker.stop()
    await host.must('cp', '/run/settings', '/etc/default/docker')
    await startDocker()
  })

  it('gets its settings back, where the change is about them, and comes back', async () => {
    const restart = { op: 'run', refresh: 'docker-restart', timeoutSeconds: 10 } as const
    const args = ['sysv', 'docker', '0', 'unix:///var/run/docker.sock']
    const broken = put(config, '{"insecure-registries": [}')
    const { result } = await host.apply([{ files: [broken], runs: [{ ...restart, args }] }])
    expect(result).toMatchObject({ kind: 'refresh-failed', refresh: 'docker-restart' })
    expect(result).toMatchObject({ detail: expect.arrayContaining([expect.objectContaining({ why: 'no-answer' })]) })
    expect([(await host.run('test', '-e', config)).code, await docker.isRunning()]).toEqual([1, true])
  })
})
