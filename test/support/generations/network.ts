import { makeNetworkNamespace } from '../docker/network-namespace.ts'
import { must } from '../processes/process.ts'
import type { RegistryPlace } from '../registry/registry-server.ts'

/** Two hosts for registries and their token servers, and a network beside theirs for the machine that asks them. */
export interface Network {
  /** The namespace of the machine that asks. */
  readonly name: string
  readonly here: RegistryPlace
  readonly elsewhere: RegistryPlace
  readonly remove: () => Promise<void>
}

/** Makes one; needs root. */
export async function makeNetwork(label: string): Promise<Network> {
  const registries = await makeNetworkNamespace(label)
  const name = `${registries.name}-host`
  const subnet = registries.address.replace(/\.\d+$/, '')
  const remove = async (): Promise<void> => {
    await must('ip', ['netns', 'del', name])
    await registries.remove()
  }
  await must('ip', ['netns', 'add', name])
  await must('ip', ['link', 'set', registries.outside, 'netns', name])
  await must('ip', ['-n', name, 'addr', 'add', `${subnet}.1/24`, 'dev', registries.outside])
  for (const link of [registries.outside, 'lo']) await must('ip', ['-n', name, 'link', 'set', link, 'up'])
  await must('ip', ['-n', registries.name, 'addr', 'add', `${subnet}.3/24`, 'dev', registries.inside])
  const place = (address: string): RegistryPlace => ({ name: registries.name, address })
  return { name, here: place(registries.address), elsewhere: place(`${subnet}.3`), remove }
}
