import type { SavedHost } from '../../../shared/model/host.ts'
import { type AddressDeps, addressedHost } from './address.ts'
import type { Listing, PartialSource } from './source.ts'

/** The hosts that people added. */
export function savedSource(list: () => Promise<Listing<SavedHost>>, deps: AddressDeps): PartialSource {
  return async () => {
    const { hosts, thrown } = await list()
    return {
      hosts: hosts.map(({ name, ...host }) => addressedHost({ id: name, source: 'saved', ...host }, deps)),
      thrown,
    }
  }
}
