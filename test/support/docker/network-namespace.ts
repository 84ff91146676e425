import { randomBytes, randomInt } from 'node:crypto'
import { networkInterfaces } from 'node:os'
import { must } from '../processes/process.ts'

/**
 * A separate network host for a registry. Docker treats all of 127.0.0.0/8 as insecure, so a registry on loopback
 * proves nothing about trust; this one has an ordinary address behind a veth pair.
 */
export interface NetworkNamespace {
  readonly name: string
  /** The address inside, reachable from outside. */
  readonly address: string
  /** Its interface there, and the other end, which is here. */
  readonly inside: string
  readonly outside: string
  readonly remove: () => Promise<void>
}

/** Creates one; needs root. */
export async function makeNetworkNamespace(label: string): Promise<NetworkNamespace> {
  // Sandboxes share the machine's network, and in each the processes are counted from 1: a process's id names nothing
  // here. An interface's name has 15 characters at most (IFNAMSIZ).
  const id = randomBytes(5).toString('hex')
  const name = `mooring-${label}-${id}`
  const [outside, inside] = [`mo${id}a`, `mo${id}b`]
  const subnet = freeSubnet()
  // The pair of interfaces goes with the one that is inside.
  const remove = async (): Promise<void> => void (await must('ip', ['netns', 'del', name]))
  await must('ip', ['netns', 'add', name])
  try {
    await must('ip', ['link', 'add', outside, 'type', 'veth', 'peer', 'name', inside, 'netns', name])
    await must('ip', ['addr', 'add', `${subnet}.1/24`, 'dev', outside])
    await must('ip', ['link', 'set', outside, 'up'])
    await must('ip', ['-n', name, 'addr', 'add', `${subnet}.2/24`, 'dev', inside])
    await must('ip', ['-n', name, 'link', 'set', inside, 'up'])
    await must('ip', ['-n', name, 'link', 'set', 'lo', 'up'])
  } catch (error) {
    await remove()
    throw error
  }
  return { name, address: `${subnet}.2`, inside, outside, remove }
}

/** Begins at any number, so that runs at the same time do not meet. */
function freeSubnet(): string {
  const taken = new Set(
    Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.map(({ address }) => address)),
  )
  const first = randomInt(200)
  for (let number = first; number < first + 200; number += 1) {
    const subnet = `10.213.${(number % 200) + 20}`
    if (!taken.has(`${subnet}.1`)) return subnet
  }
  throw new Error('every subnet of 10.213.20.0 to 10.213.219.0 is taken')
}
