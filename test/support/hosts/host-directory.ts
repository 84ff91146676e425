import type { HostDirectory, HostHandle } from '../../../main/hosts/directory.ts'
import { Failure } from '../../../shared/failure.ts'

/** The part of a directory that plans are made with: these hosts, by their ids, and no others. */
export function hostDirectory(
  ...hosts: readonly HostHandle[]
): Pick<HostDirectory, 'list' | 'find' | 'findAll' | 'findEach'> {
  const find = async (id: string): Promise<HostHandle> => {
    const host = hosts.find((each) => each.id === id)
    if (!host) throw new Failure('host-unknown', { host: id })
    return host
  }
  return {
    list: async () => ({ hosts: [...hosts], thrown: [] }),
    find,
    findAll: (ids) => Promise.all(ids.map(find)),
    findEach: (ids) => Promise.all(ids.map((id) => find(id).catch((reason: unknown) => ({ id, reason })))),
  }
}
