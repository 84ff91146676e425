import { afterAll } from 'vitest'
import { start, until } from '../processes/process.ts'

/** The first process there: it hides the machine's sockets, and reaps orphans. */
const init = `
  mount -t tmpfs tmpfs /run && { [ -L /var/run ] || mount -t tmpfs tmpfs /var/run; } || exit
  echo up
  sleep infinity &
  wait`

/**
 * A command that runs another one in a namespace: a host program there sees only the test file's processes, and no
 * engine's usual socket. So a survey is independent of the machine. Without root it is empty, and a test must find its
 * own process among the machine's.
 */
export const withOwnProcesses: readonly string[] = process.getuid?.() === 0 ? await namespaces() : []

async function namespaces(): Promise<readonly string[]> {
  // With its starter, however that ends; what is inside ends with it.
  const command = ['--pdeathsig', 'KILL', 'unshare', '--pid', '--kill-child', '--mount-proc', 'dash', '-c', init]
  const holder = start('setpriv', command)
  afterAll(holder.stop)
  await until('the namespaces', async () => holder.log() === 'up\n')
  const of = `/proc/${holder.pid}/ns`
  return ['nsenter', `--pid=${of}/pid_for_children`, `--mount=${of}/mnt`, '--']
}
