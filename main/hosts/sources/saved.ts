import type { SavedHost } from '../../../shared/model/host.ts'
import { type AddressDeps, addressedHost } from './address.ts'
import type { Source } from './source.ts'

/** The hosts that people added. */
export function savedSource(list: () => Promise<readonly SavedHost[]>, deps: AddressDeps): Source {
  return async () =>
    (await list()).map(({ name, ...host }) => addressedHost({ id: name, source: 'saved', ...host }, deps))
}
