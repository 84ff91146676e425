import { access, constants } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../shared/failure.ts'
import { type SavedHost, savedHostSchema } from '../../shared/model/host.ts'
import { formatSshAddress, parseSshAddress } from '../../shared/ssh-address.ts'
import { errorCode } from '../error-code.ts'
import { readJson, writeJson } from './json-file.ts'

/** The hosts that people added, by name. */
export interface SavedHosts {
  /** By name. A damaged file counts as empty; it is set aside. */
  readonly list: () => Promise<SavedHost[]>
  /**
   * @param identity relative to the working directory, or absolute.
   * @throws Failure `host-name-invalid`, `host-name-taken`, `ssh-address-*`, `file-unreadable` (the identity).
   */
  readonly add: (name: string, address: string, identity?: string) => Promise<SavedHost>
  /** @throws Failure `host-unknown`. */
  readonly remove: (name: string) => Promise<void>
}

/** Opens `<config>/hosts.json`. */
export function openSavedHosts(configDirectory: string): SavedHosts {
  const file = join(configDirectory, 'hosts.json')
  const read = async (): Promise<SavedHost[]> => (await readJson(file, z.array(savedHostSchema))) ?? []
  return {
    list: () =>
      read().catch((error: unknown) => {
        if (error instanceof Failure && error.code === 'store-corrupt') return []
        throw error
      }),
    add: async (name, address, identity) => {
      // A colon separates a source from a name, as in machine:NAME.
      if (name === 'local' || !/^[A-Za-z0-9][\w.-]{0,62}$/.test(name)) throw new Failure('host-name-invalid', { name })
      const host: SavedHost = {
        name,
        address: formatSshAddress(parseSshAddress(address)),
        ...(identity === undefined ? {} : { identity: await readable(resolve(identity)) }),
      }
      const others = await read()
      const taken = others.find((other) => other.name === name)
      if (taken) throw new Failure('host-name-taken', { name, address: taken.address })
      await writeJson(
        file,
        [...others, host].sort((a, b) => (a.name < b.name ? -1 : 1)),
      )
      return host
    },
    remove: async (name) => {
      const hosts = await read()
      const left = hosts.filter((host) => host.name !== name)
      if (left.length === hosts.length) throw new Failure('host-unknown', { host: name })
      await writeJson(file, left)
    },
  }
}

async function readable(file: string): Promise<string> {
  await access(file, constants.R_OK).catch((error: unknown) => {
    throw new Failure('file-unreadable', { file, detail: errorCode(error) })
  })
  return file
}
