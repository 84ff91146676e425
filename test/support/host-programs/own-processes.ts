import { afterAll } from 'vitest'
import { start, until } from '../processes/process.ts'

/** What the first process there does: it takes the machine's sockets away, and takes care of whatever is left behind. */
const init = `
  mount -t tmpfs tmpfs /run && { [ -L /var/run ] || mount -t tmpfs tmpfs /var/run; } || exit
  echo up
  sleep infinity &
  wait`

/**
 * A command that runs another one where a host program sees only the processes that this test file starts there, and no
 * engine's usual socket: whatever else runs on the machine, a survey tells the same. Without root it is empty, and a test
 * has to look for its own process among those of the machine.
 */
export const withOwnProcesses: readonly string[] = process.getuid?.() === 0 ? await namespaces() : []

async function namespaces(): Promise<readonly string[]> {
  const holder = start('unshare', ['--pid', '--kill-child', '--mount-proc', 'dash', '-c', init])
  afterAll(holder.stop)
  await until('the namespaces', async () => holder.log() === 'up\n')
  const of = `/proc/${holder.pid}/ns`
  return ['nsenter', `--pid=${of}/pid_for_children`, `--mount=${of}/mnt`, '--']
}
