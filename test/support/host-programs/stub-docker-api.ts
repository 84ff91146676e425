import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a daemon answers when it is asked about itself. */
export const info = {
  ServerVersion: '29.0.1',
  DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']],
  ContainersRunning: 3,
  LiveRestoreEnabled: true,
  RegistryConfig: {
    InsecureRegistryCIDRs: ['127.0.0.0/8'],
    IndexConfigs: {
      'docker.io': { Name: 'docker.io', Mirrors: [], Secure: true, Official: true },
      'reg:5000': { Name: 'reg:5000', Mirrors: [], Secure: false, Official: false },
    },
  },
}
/** What the survey makes of it. */
export const told = {
  reachable: true,
  version: '29.0.1',
  imageStore: 'containerd',
  runningContainers: 3,
  liveRestore: true,
  insecure: ['reg:5000', '127.0.0.0/8'],
}

/** A stub of a daemon, for behaviour that a real one cannot show: hostile, or hanging. */
export interface StubDockerApi {
  readonly endpoint: string
  readonly close: () => Promise<void>
}

export async function startStubDockerApi(answer: RequestListener): Promise<StubDockerApi> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-api-'))
  const socket = join(directory, 'docker.sock')
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  return {
    endpoint: `unix://${socket}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await rm(directory, { recursive: true })
    },
  }
}

const hide = `
  name=$1
  shift
  while file=$(which "$name"); do
    above=$(mktemp -d) && mount -t tmpfs tmpfs "$above" && mkdir "$above/upper" "$above/work" &&
      mount -t overlay overlay -o "lowerdir=\${file%/*},upperdir=$above/upper,workdir=$above/work" "\${file%/*}" &&
      rm "$file" || exit
  done
  exec "$@"
`
/** Runs a command in a mount namespace where there is no command of that name. Needs root. */
export function withoutCommand(name: string): readonly string[] {
  return ['unshare', '-m', 'sh', '-c', hide, 'sh', name]
}

/** Without a docker command, curl is used. */
export const withoutDockerCommand: readonly string[] = withoutCommand('docker')
