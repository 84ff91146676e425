import type { HostDirectory, HostHandle } from '../../../main/hosts/directory.ts'
import { Failure } from '../../../shared/failure.ts'

/** The part of a directory needed for planning: only these hosts, by their ids. */
export function hostDirectory(...hosts: readonly HostHandle[]): Pick<HostDirectory, 'find' | 'findAll'> {
  const find = async (id: string): Promise<HostHandle> => {
    const host = hosts.find((each) => each.id === id)
    if (!host) throw new Failure('host-unknown', { host: id })
    return host
  }
  return { find, findAll: (ids) => Promise.all(ids.map(find)) }
}
