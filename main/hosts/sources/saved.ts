import { addressedHost } from './address.ts'
import type { Source } from './source.ts'

/** A host that a person saved under a name. */
export interface SavedHost {
  readonly name: string
  /** `ssh://user@host:port` */
  readonly address: string
  /** A private key file, absolute. */
  readonly identity?: string | undefined
}

/** The saved hosts. */
export function savedSource(list: () => Promise<readonly SavedHost[]>, env: NodeJS.ProcessEnv): Source {
  return async () =>
    (await list()).map(({ name, ...host }) => addressedHost({ id: name, source: 'saved', ...host }, env))
}
