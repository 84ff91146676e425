import { access, constants, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../shared/failure.ts'
import { type SavedHost, savedHostSchema } from '../../shared/model/host.ts'
import { formatSshAddress, parseSshAddress } from '../../shared/ssh-address.ts'
import { systemReason } from '../../shared/system-error.ts'
import { errorCode } from '../error-code.ts'
import { createJson, readJson } from './json-file.ts'

/** The hosts that people added. */
export interface SavedHosts {
  /** By name, and what was thrown for each file that can't be read. It hides no other host. */
  readonly list: () => Promise<{ readonly hosts: readonly SavedHost[]; readonly thrown: readonly unknown[] }>
  /**
   * @param identity relative to the working directory, or absolute.
   * @throws Failure `host-name-invalid`, `host-name-taken`, `ssh-address-*`, `file-unreadable` (the identity), `hosts-unwritten`.
   */
  readonly add: (name: string, address: string, identity?: string) => Promise<SavedHost>
  /** Whether a file has that name, also one that can't be read. */
  readonly has: (name: string) => Promise<boolean>
  /** Also what can't be read. @throws Failure `host-unknown`, `hosts-unwritten`. */
  readonly remove: (name: string) => Promise<void>
}

/** A colon separates a source from a name, as in machine:NAME. A host's file has its name. */
const namePattern = /^[A-Za-z0-9][\w.-]{0,62}$/

/**
 * One file per host below `<config>/hosts`, so that programs that add hosts at the same time never write the same file.
 * Earlier versions kept all of them in `<config>/hosts.json`: it is still read, and becomes such files with the first
 * change.
 */
export function openSavedHosts(configDirectory: string): SavedHosts {
  const directory = join(configDirectory, 'hosts')
  const earlier = join(configDirectory, 'hosts.json')
  const fileOf = (name: string): string => join(directory, `${name}.json`)
  const read = async (name: string): Promise<SavedHost | undefined> => {
    const host = await readJson(fileOf(name), savedHostSchema)
    return host && { ...host, name }
  }
  const readEarlier = async (): Promise<SavedHost[]> => (await readJson(earlier, z.array(savedHostSchema))) ?? []
  const names = async (): Promise<string[]> => {
    const entries = await readdir(directory).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return []
      throw new Failure('file-unreadable', { file: directory, detail: systemReason(error) })
    })
    return entries.flatMap((entry) => (entry.endsWith('.json') ? [entry.slice(0, -'.json'.length)] : []))
  }
  /** If it is interrupted, the next one continues: a file that is there stays. */
  const split = async (): Promise<void> => {
    for (const host of await readEarlier()) {
      await writing(host.name, () => createJson(fileOf(host.name), host).catch(unlessExists))
    }
    await rename(earlier, `${earlier}.moved`).catch(unlessGone)
  }
  const writing = async (host: string, write: () => Promise<void>): Promise<void> => {
    try {
      await write()
    } catch (error) {
      if (error instanceof Failure) throw error
      const params = { host, file: fileOf(host), detail: systemReason(error) }
      throw new Failure('hosts-unwritten', params, { cause: error })
    }
  }
  return {
    list: async () => {
      const own = await names()
      const [old, ...answers] = await Promise.allSettled([readEarlier(), ...own.map(read)])
      // A host's own file counts, also if it can't be read.
      const others = old.status === 'fulfilled' ? old.value.filter(({ name }) => !own.includes(name)) : []
      const hosts = answers.flatMap((answer) => (answer.status === 'fulfilled' && answer.value ? [answer.value] : []))
      return {
        hosts: [...others, ...hosts].sort((a, b) => (a.name < b.name ? -1 : 1)),
        thrown: [old, ...answers].flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : [])),
      }
    },
    add: async (name, address, identity) => {
      if (name === 'local' || !namePattern.test(name)) throw new Failure('host-name-invalid', { name })
      const host: SavedHost = {
        name,
        address: formatSshAddress(parseSshAddress(address)),
        ...(identity === undefined ? {} : { identity: await readable(resolve(identity)) }),
      }
      await split()
      await writing(name, () =>
        createJson(fileOf(name), host).catch(async (error: unknown) => {
          if (errorCode(error) !== 'EEXIST') throw error
          throw new Failure('host-name-taken', { name, address: (await read(name))?.address ?? '' })
        }),
      )
      return host
    },
    has: async (name) => (await names()).includes(name),
    remove: async (name) => {
      await split()
      if (!(await names()).includes(name)) throw new Failure('host-unknown', { host: name })
      await writing(name, () => removeRecord(fileOf(name)))
    },
  }
}

/** A directory in its place goes if it is empty: nobody has read what is in it. */
async function removeRecord(file: string): Promise<void> {
  await rm(file, { force: true }).catch(async (error: unknown) => {
    if (errorCode(error) !== 'ERR_FS_EISDIR') throw error
    await rmdir(file)
  })
}

const unlessExists = (error: unknown): void => unless(['EEXIST'], error)
const unlessGone = (error: unknown): void => unless(['ENOENT', 'ENOTDIR'], error)

function unless(codes: readonly string[], error: unknown): void {
  if (!codes.includes(errorCode(error))) throw error
}

async function readable(file: string): Promise<string> {
  await access(file, constants.R_OK).catch((error: unknown) => {
    throw new Failure('file-unreadable', { file, detail: systemReason(error) })
  })
  return file
}
