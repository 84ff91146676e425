import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DockerEngine, startDocker } from '../../support/docker/docker-engine.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../../support/docker/network-namespace.ts'
import { type Cli, openCli } from '../../support/processes/cli.ts'
import { must } from '../../support/processes/process.ts'
import { type RegistryServer, startRegistry } from '../../support/registry/registry-server.ts'
import { freePort, makeOpenBox, type SshBox, type SshServer } from '../../support/ssh/ssh-box.ts'

let namespace: NetworkNamespace
let registry: RegistryServer
let ship: { readonly box: SshBox; readonly server: SshServer }
let docker: DockerEngine
let cli: Cli

beforeAll(async () => {
  namespace = await makeNetworkNamespace('remote')
  registry = await startRegistry(namespace)
  ship = await makeOpenBox()
  docker = await startDocker(ship.box.startInside)
  cli = await openCli({ ownHome: true })
})

afterAll(async () => {
  await docker?.stop()
  await ship?.box.close()
  await registry?.stop()
  await namespace?.remove()
  await cli?.remove()
})

const pull = (): Promise<string> => docker.pull(`${registry.name}/team/app:none`)
const etcDocker = (box: SshBox): Promise<string> =>
  box.inside('sh', [
    '-c',
    'cd /etc/docker && find . -type f -o -type d | sort | xargs ls -ld --time-style=+ -d && find . -type f -exec sha256sum {} +',
  ])

async function refusal(...args: string[]): Promise<unknown> {
  const { code, envelope } = await cli.json(...args)
  return [code, envelope.ok ? 'ok' : envelope.error.code]
}

/** Saves a host of a box, its key accepted. */
async function save(name: string, { box, server }: typeof ship): Promise<void> {
  const identity = ['--identity', join(box.directory, 'id_ed25519')]
  await cli.run('hosts', 'add', name, `ssh://captain@127.0.0.1:${server.port}`, ...identity)
  await cli.run('hosts', 'accept-key', name, await fingerprint(box))
}

const fingerprint = async (box: SshBox): Promise<string> =>
  (await box.inside('ssh-keygen', ['-lf', join(box.directory, 'host_ed25519.pub')])).split(' ')[1] ?? ''

describe('a saved host with a real Docker', () => {
  let before: string
  let change: string
  const trust = (): string[] => [
    'trust',
    registry.name,
    '--fingerprint',
    registry.fingerprint,
    '--host',
    'ship',
    '--yes',
  ]

  it('is added, with a key that must be private', async () => {
    before = await etcDocker(ship.box)
    const identity = join(ship.box.directory, 'id_ed25519')
    const add = ['hosts', 'add', 'ship', `ssh://captain@127.0.0.1:${ship.server.port}`, '--identity']
    expect(await refusal(...add, `${identity}.pub`)).toEqual([2, 'identity-not-key'])
    expect(await cli.json(...add, identity)).toEqual({ code: 0, envelope: { ok: true, data: { host: 'ship' } } })
    expect(await refusal(...add, identity)).toEqual([2, 'host-name-taken'])
  })

  it('is refused while nobody knows its key, and says how to accept it', async () => {
    expect(await refusal(...trust())).toEqual([6, 'ssh-host-key-unknown'])
    const { code, stdout } = await cli.run('hosts', 'list')
    expect(code).toBe(0)
    expect(stdout).toContain('key not verified')
    expect(stdout).toContain(`mooring hosts accept-key ship ${await fingerprint(ship.box)}`)
  })

  it('keeps a key that was compared, and no other', async () => {
    const accept = ['hosts', 'accept-key', 'ship']
    expect(await refusal(...accept, 'SHA256:another')).toEqual([6, 'ssh-host-key-differs'])
    expect((await cli.run(...accept, 'SHA256:another')).stderr).not.toContain('accept-key')
    expect((await cli.json(...accept, await fingerprint(ship.box))).envelope).toMatchObject({
      ok: true,
      data: { id: 'ship', state: 'ready' },
    })
    const known = ['-F', `[127.0.0.1]:${ship.server.port}`, '-f', join(cli.home, '.ssh/known_hosts')]
    expect(await must('ssh-keygen', known)).toContain('ssh-ed25519')
  })

  it('is ready, and needs root rights', async () => {
    const { stdout } = await cli.run('hosts')
    expect(stdout).toMatch(/^ship +ready +ssh:\/\/captain@/m)
    expect(stdout).toContain('changes use sudo')
  })

  it('trusts the registry in one connection and at most three commands', async () => {
    expect(await pull()).toContain('x509: certificate signed by unknown authority')
    const logged = ship.server.log().length
    const { code, stdout, stderr } = await cli.run(...trust())
    expect([code, stderr]).toEqual([0, expect.stringContaining(`writing /etc/docker/certs.d/${registry.name}/ca.crt`)])
    expect(stdout).toContain('verified')
    change = /change (\S+)/.exec(stdout)?.[1] ?? ''
    expect(await pull()).toContain('manifest unknown')
    const log = ship.server.log().slice(logged)
    expect(log.match(/Accepted publickey/g)).toHaveLength(1)
    expect(log.match(/Starting session: command/g)?.length).toBeLessThanOrEqual(3)
  })

  it('has nothing to do the second time, however the host is named', async () => {
    const way = `HostName 127.0.0.1\nPort ${ship.server.port}\nUser captain\nIdentityFile ${ship.box.directory}/id_ed25519\n`
    await writeFile(join(cli.home, '.ssh/config'), `Host flagship\n${way}Match exec false\nUser nobody\n`)
    const { code, stdout, stderr } = await cli.run(...trust(), '--host', 'flagship')
    expect([code, stdout.match(/nothing to do/g)]).toEqual([0, ['nothing to do', 'nothing to do']])
    expect(stderr).not.toContain('exec false')
    expect((await cli.run('hosts', 'suggest')).stdout).toContain(`flagship  captain@127.0.0.1:${ship.server.port}`)
    expect((await cli.run('hosts')).stdout).toContain(`trusted: ${registry.name}`)
  })

  it('takes it back, byte for byte', async () => {
    const { code } = await cli.run('undo', change, '--yes')
    expect(code).toBe(0)
    expect(await etcDocker(ship.box)).toEqual(before)
    expect(await pull()).toContain('x509: certificate signed by unknown authority')
  })
})

describe('three hosts, one of them down', () => {
  let fleet: (typeof ship)[]
  beforeAll(async () => {
    fleet = [await makeOpenBox(), await makeOpenBox()]
    for (const [index, each] of fleet.entries()) await save(`boat${index}`, each)
    await cli.run('hosts', 'add', 'sunk', `ssh://captain@127.0.0.1:${await freePort()}`)
  })
  afterAll(async () => {
    for (const { box } of fleet ?? []) await box.close()
  })

  it('are done but for that one, and its failure stands beside them', async () => {
    // Their engine is the ship's: it is what is asked in the end.
    const fingerprint = ['--fingerprint', registry.fingerprint, '--yes']
    expect((await cli.run('trust', registry.name, ...fingerprint, '--host', 'ship')).code).toBe(0)
    const hosts = ['--host', 'boat0', '--host', 'sunk', '--host', 'boat1']
    const { code, envelope } = await cli.json('trust', registry.name, ...fingerprint, ...hosts)
    expect([code, envelope]).toMatchObject([
      4,
      {
        ok: true,
        data: {
          report: {
            hosts: [
              { host: 'boat0', outcome: 'done' },
              { host: 'sunk', outcome: 'failed', error: { code: 'host-unreachable' } },
              { host: 'boat1', outcome: 'done' },
            ],
          },
        },
      },
    ])
    const file = `/etc/docker/certs.d/${registry.name}/ca.crt`
    for (const { box } of fleet) expect(await box.inside('cat', [file])).toBe(registry.certificatePem)
  })

  it('keep their history when they are removed; undo says that the host is gone', async () => {
    const history = (await cli.run('history', '--host', 'boat0')).stdout
    const change = /^(\S+)/.exec(history)?.[1] ?? ''
    expect(await cli.run('hosts', 'remove', 'boat0')).toMatchObject({ code: 0 })
    expect((await cli.run('history', '--host', 'boat0')).stdout).toBe(history)
    expect(await refusal('undo', change, '--yes')).toEqual([2, 'change-host-gone'])
    expect(await refusal('hosts', 'remove', 'boat0')).toEqual([2, 'host-unknown'])
    expect(await refusal('hosts', 'remove', 'local')).toEqual([2, 'host-not-saved'])
  })
})
