import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ended, must, run, until } from '../support/processes/process.ts'
import { type Connection, connect, pings } from './connection.ts'
import type { Images, Release } from './images.ts'
import { createDiskTree, createStore, type MachineStore } from './machine-store.ts'
import { switchOn } from './qemu.ts'
import { freePort, type SshAddress, speaksSsh } from './ssh.ts'

/** Under emulation a slow boot takes half a minute; only a failure takes longer than this. */
const bootLimit = 180_000

/** A machine shaped as Boot2Docker by docker-machine: reachable by SSH, the root in RAM, one disk that persists. */
export interface Boot2DockerVm {
  readonly release: Release
  readonly ssh: SshAddress
  readonly store: MachineStore
  /** Runs a command line by the login shell of the user docker, who may become root by sudo. */
  readonly run: (command: string, input?: string) => Promise<Ended>
  /** The same, for what must work. */
  readonly must: (command: string, input?: string) => Promise<string>
  /** Runs this computer's docker with the machine's Docker: under emulation a client of its own takes seconds to start. */
  readonly client: (...args: string[]) => Promise<Ended>
  /** Waits until Docker answers. */
  readonly docker: () => Promise<void>
  /** From inside and orderly. Comes back as soon as SSH answers again: bootsync.sh and Docker may still be under way. */
  readonly reboot: () => Promise<void>
  /** As when the power fails: what the machine had not yet written to its disk is lost. */
  readonly reset: () => Promise<void>
  /** What it said on its console since it was last switched on. */
  readonly console: () => string
  /** Ends it and removes everything. */
  readonly remove: () => Promise<void>
}

export interface MachineOptions {
  readonly release: Release
  readonly images: Images
}

/**
 * Creates a machine with a new data disk, and starts it. Comes back once SSH answers.
 * @throws Error with what the machine said on its console, where it does not.
 */
export async function startBoot2Docker({ release, images }: MachineOptions): Promise<Boot2DockerVm> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-vm-'))
  const sshPort = await freePort()
  const store = await createStore(join(directory, 'store'), sshPort)
  const disk = join(directory, 'disk.img')
  await createDisk(store, join(directory, 'tree'), disk)
  const ssh: SshAddress = { host: '127.0.0.1', port: sshPort, user: 'docker', identity: store.identity }
  let logins = 0
  let connection: Connection | undefined
  const way = (): Connection => {
    if (!connection) throw new Error('nobody is logged in')
    return connection
  }
  const runLine: Boot2DockerVm['run'] = (line, input = '') => run('ssh', [...way().arguments, line], { input })

  const hardware = { images, release, disk, sshPort }
  let power = switchOn(hardware)
  const cut = async (): Promise<void> => {
    await power.cut()
    await connection?.close()
    connection = undefined
  }
  const remove = async (): Promise<void> => {
    await cut()
    await rm(directory, { recursive: true })
  }
  /** Waits for something that only a machine in good order comes to. */
  const reach = async (what: string, isReached: () => Promise<boolean>): Promise<void> => {
    const isDecided = async (): Promise<boolean> => (await isReached()) || !(await power.isOn())
    await until(what, isDecided, bootLimit)
      .then(async () => {
        if (!(await power.isOn())) throw new Error(`it went off before ${what}`)
      })
      .catch((error) => {
        throw new Error(`${error}\n${power.console()}`)
      })
  }
  /** SSH answers, and lets its user in. */
  const reachSsh = (): Promise<void> =>
    reach('SSH', async () => {
      if (await speaksSsh(sshPort)) connection = await connect(ssh, join(directory, `login-${++logins}`))
      return connection !== undefined
    })
  const log = `/var/lib/boot2docker/${release === 'new' ? 'log/docker.log' : 'docker.log'}`
  /** Under emulation on a busy computer, containerd may take longer than the 15 s that dockerd waits for it. */
  const startAgain = `pidof dockerd || { sudo tail -n 5 ${log} | grep 'timeout waiting for containerd' && sudo /etc/init.d/docker start; }`
  // To be asked again and again would slow its start down.
  const socket =
    'tries=0; until [ -S /var/run/docker.sock ] || [ $tries = 20 ]; do tries=$((tries + 1)); sleep 0.5; done'
  const answers = async (): Promise<boolean> => {
    await runLine(socket)
    if (await pings(way().docker)) return true
    await runLine(`{ ${startAgain}; } >/dev/null 2>&1`)
    return false
  }
  await reachSsh().catch(async (error) => {
    await remove()
    throw error
  })
  return {
    release,
    ssh,
    store,
    run: runLine,
    must: (line, input = '') => must('ssh', [...way().arguments, line], { input }),
    client: (...args) => run('docker', ['-H', `unix://${way().docker}`, ...args]),
    docker: () =>
      reach('Docker', answers).catch(async (error) => {
        throw new Error(`${error}\n${(await runLine(`sudo tail -n 20 ${log}`)).stdout}`)
      }),
    reboot: async () => {
      await runLine('sudo reboot')
      await until('the end of the shutdown', async () => !(await power.isOn()), bootLimit)
      await cut()
      power = switchOn(hardware)
      await reachSsh()
    },
    reset: async () => {
      await cut()
      power = switchOn(hardware)
      await reachSsh()
    },
    console: () => power.console(),
    remove,
  }
}

/** A data disk as docker-machine's first boot leaves it; it takes as much room as is written to it. */
async function createDisk(store: MachineStore, tree: string, disk: string): Promise<void> {
  await createDiskTree(store, tree)
  await must('mke2fs', ['-q', '-t', 'ext4', '-L', 'boot2docker-data', '-d', tree, disk, '2G'])
  await rm(tree, { recursive: true })
}
