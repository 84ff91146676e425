import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { must } from '../support/processes/process.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'
import { inTurn, renderRow } from './measure.ts'
import { report } from './report.ts'
import { type Fleet, makeFleet } from './ssh-fleet.ts'

const size = 20
const work = `a CA and a client pair onto ${size} SSH hosts`
let namespace: NetworkNamespace
let registry: RegistryServer
let cli: Cli
let fleet: Fleet
/** Of the same three files: where they lie here, and their names on a host. */
let files: { readonly path: string; readonly name: string }[]
let directory: string

beforeAll(async () => {
  namespace = await makeNetworkNamespace('fleet')
  registry = await startRegistry(namespace)
  cli = await openCli({ ownHome: true })
  fleet = await makeFleet(size, cli.home)
  for (const { name, port } of fleet.hosts) {
    await cli.run('hosts', 'add', name, `ssh://root@127.0.0.1:${port}`, '--identity', fleet.key)
  }
  files = ['ca.crt', 'client.cert', 'client.key'].map((name) => ({ name, path: join(cli.home, name) }))
  directory = `/etc/docker/certs.d/${registry.name}`
  await writeFile(join(cli.home, 'ca.crt'), registry.certificatePem)
  const pair = ['-keyout', join(cli.home, 'client.key'), '-out', join(cli.home, 'client.cert')]
  await must('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=a client', ...pair])
}, 300_000)

afterAll(async () => {
  await fleet?.close()
  await registry?.stop()
  await namespace?.remove()
  await cli?.remove()
})

async function mooring(): Promise<void> {
  const [ca, cert, key] = files.map(({ path }) => path) as [string, string, string]
  const pair = ['--client-cert', cert, '--client-key', key]
  const hosts = fleet.hosts.flatMap(({ name }) => ['--host', name])
  const { code, stderr } = await cli.run('trust', registry.name, '--ca', ca, ...pair, ...hosts, '--yes')
  // These hosts see a Docker that runs on this machine; it does not read their files and may say no, which is 3.
  if (code !== 0 && code !== 3) throw new Error(stderr)
}

/** With what makes it fast: no facts, pipelining, one connection for each host. It begins without any, as we do. */
async function ansible(): Promise<void> {
  const own = await mkdtemp(join(cli.home, 'ansible-'))
  const about = `ansible_host=127.0.0.1 ansible_user=root ansible_ssh_private_key_file=${fleet.key}`
  const inventory = fleet.hosts.map(({ name, port }) => `${name} ansible_port=${port} ${about}`)
  const tasks = [
    { file: { path: directory, state: 'directory', mode: '0755' } },
    ...files.map(({ path, name }) => ({
      copy: { src: path, dest: `${directory}/${name}`, mode: name.endsWith('.key') ? '0600' : '0644' },
    })),
  ]
  await writeFile(join(own, 'hosts'), `${inventory.join('\n')}\n`)
  await writeFile(join(own, 'play.yml'), JSON.stringify([{ hosts: 'all', gather_facts: false, tasks }]))
  const env = {
    ...cli.env,
    ANSIBLE_HOME: own,
    ANSIBLE_REMOTE_TMP: '/run/ansible',
    ANSIBLE_PIPELINING: '1',
    ANSIBLE_SSH_COMMON_ARGS: `-o UserKnownHostsFile=${cli.home}/.ssh/known_hosts`,
    ANSIBLE_PYTHON_INTERPRETER: '/usr/bin/python3',
    ANSIBLE_SSH_CONTROL_PATH_DIR: join(own, 'cp'),
    LC_ALL: 'C.UTF-8',
  }
  await must('ansible-playbook', ['-f', String(size), '-i', join(own, 'hosts'), join(own, 'play.yml')], { env })
}

/** The same bytes, in one file. */
async function bareSsh(): Promise<void> {
  const input = (await Promise.all(files.map(({ path }) => readFile(path, 'utf8')))).join('')
  const known = ['-o', `UserKnownHostsFile=${cli.home}/.ssh/known_hosts`, '-o', 'BatchMode=yes']
  await Promise.all(
    fleet.hosts.map(({ port }) =>
      must(
        'ssh',
        ['-F', 'none', '-i', fleet.key, ...known, '-p', String(port), 'root@127.0.0.1', 'cat >/etc/docker/all'],
        {
          input,
        },
      ),
    ),
  )
}

it('beside ansible-playbook', async () => {
  const samples = await inTurn(3, mooring, ansible, fleet.reset)
  report(renderRow({ work, peerName: `ansible-playbook -f ${size}`, aim: '≤ 0.067 ×: 15 × faster', ...samples }))
  const key = await readFile(join(cli.home, 'client.key'), 'utf8')
  for (const { box } of fleet.hosts) expect(await box.inside('cat', [`${directory}/client.key`])).toBe(key)
}, 600_000)

it('beside bare ssh', async () => {
  const samples = await inTurn(7, mooring, bareSsh, fleet.reset)
  report(renderRow({ work, peerName: `${size} parallel ssh host 'cat >file'`, aim: '≤ 1.5 ×', ...samples }))
  const all = await Promise.all(files.map(({ path }) => readFile(path, 'utf8')))
  for (const { box } of fleet.hosts) expect(await box.inside('cat', ['/etc/docker/all'])).toBe(all.join(''))
}, 600_000)
