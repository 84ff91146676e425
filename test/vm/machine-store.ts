import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { must } from '../support/processes/process.ts'

/** docker-machine's directory for one machine, and what it put on that machine's data disk. */
export interface MachineStore {
  /** What `MACHINE_STORAGE_PATH` names. */
  readonly directory: string
  /** The machine's own files in it. */
  readonly machine: string
  readonly identity: string
}

const machineName = 'default'

/** What docker-machine's provisioner writes, with its empty first line (libmachine/provision/boot2docker.go). */
export const profile = `
EXTRA_ARGS='
--label provider=virtualbox

'
CACERT=/var/lib/boot2docker/ca.pem
DOCKER_HOST='-H tcp://0.0.0.0:2376'
DOCKER_STORAGE=overlay2
DOCKER_TLS=auto
SERVERKEY=/var/lib/boot2docker/server-key.pem
SERVERCERT=/var/lib/boot2docker/server.pem


`

/** Makes the store as `docker-machine create --driver virtualbox` leaves it; VirtualBox forwards SSH from loopback. */
export async function createStore(directory: string, sshPort: number): Promise<MachineStore> {
  const machine = join(directory, 'machines', machineName)
  await mkdir(machine, { recursive: true })
  await must('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-m', 'PEM', '-N', '', '-f', join(machine, 'id_rsa')])
  await createCertificates(machine)
  await cp(machine, join(directory, 'certs'), { recursive: true, filter: (path) => !/server|id_rsa/.test(path) })
  const config = configOf(directory, join(machine, 'id_rsa'), sshPort)
  await writeFile(join(machine, 'config.json'), JSON.stringify(config, undefined, 4), { mode: 0o600 })
  return { directory, machine, identity: join(machine, 'id_rsa') }
}

/** The files of the machine's data disk after it was created. */
export async function createDiskTree(store: MachineStore, tree: string): Promise<void> {
  const persistent = join(tree, 'var/lib/boot2docker')
  await mkdir(join(persistent, 'etc'), { recursive: true })
  const renamed = ['--transform', 's,^id_rsa.pub$,.ssh/authorized_keys,']
  await must('tar', ['-c', ...renamed, '-f', join(persistent, 'userdata.tar'), '-C', store.machine, 'id_rsa.pub'])
  for (const name of ['ca.pem', 'server.pem', 'server-key.pem']) {
    await cp(join(store.machine, name), join(persistent, name))
  }
  await writeFile(join(persistent, 'profile'), profile)
  await writeFile(join(persistent, 'etc/hostname'), machineName)
}

/** The daemon's own CA and certificate, by which docker-machine talks to it. No registry has to do with them. */
async function createCertificates(directory: string): Promise<void> {
  const openssl = (...args: string[]): Promise<string> => must('openssl', args, { cwd: directory })
  const newKey = ['-newkey', 'rsa:2048', '-nodes', '-days', '1080']
  await openssl('req', '-x509', ...newKey, '-subj', '/O=tester', '-keyout', 'ca-key.pem', '-out', 'ca.pem')
  const names = 'subjectAltName=DNS:localhost,IP:192.168.99.100'
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-addext', names]
  const subject = `/O=tester.${machineName}`
  await openssl(
    'req',
    '-x509',
    ...newKey,
    ...signed,
    '-subj',
    subject,
    '-keyout',
    'server-key.pem',
    '-out',
    'server.pem',
  )
}

function configOf(directory: string, identity: string, sshPort: number): unknown {
  return {
    ConfigVersion: 3,
    Driver: {
      IPAddress: '192.168.99.100',
      MachineName: machineName,
      SSHUser: 'docker',
      SSHPort: sshPort,
      SSHKeyPath: identity,
      StorePath: directory,
      SwarmMaster: false,
      SwarmHost: '',
      SwarmDiscovery: '',
      CPU: 1,
      Memory: 1024,
      DiskSize: 20000,
      HostOnlyCIDR: '192.168.99.1/24',
    },
    DriverName: 'virtualbox',
    HostOptions: {
      Driver: '',
      Memory: 0,
      Disk: 0,
      EngineOptions: { ArbitraryFlags: [], InsecureRegistry: [], Labels: [], RegistryMirror: [], TlsVerify: true },
      AuthOptions: { CertDir: join(directory, 'certs'), ServerCertSANs: [], StorePath: '' },
    },
    Name: machineName,
  }
}
