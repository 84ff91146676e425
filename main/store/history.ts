import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../shared/failure.ts'
import { type Change, changeSchema } from '../../shared/model/change.ts'
import { errorCode } from '../error-code.ts'
import { readJson, writeJson } from './json-file.ts'

/** The changes made from this workstation. The hosts keep the before-images themselves. */
export interface History {
  /** Newest first. Skips unreadable files. */
  list(): Promise<Change[]>
  /**
   * Finds a change by its id or a unique prefix of it.
   * @throws Failure `change-unknown`.
   */
  find(id: string): Promise<Change>
  save(change: Change): Promise<void>
}

/** One file per change below `<state>/changes`, so that two programs never write the same file. */
export function openHistory(stateDirectory: string): History {
  const directory = join(stateDirectory, 'changes')
  const list = async (): Promise<Change[]> => {
    const names = await readdir(directory).catch((error: unknown) => {
      const code = errorCode(error)
      if (code === 'ENOENT') return []
      throw new Failure('file-unreadable', { file: directory, detail: code })
    })
    const files = names.filter((name) => name.endsWith('.json'))
    const read = await Promise.all(
      files.map((name) => readJson(join(directory, name), changeSchema).catch(skipDamaged)),
    )
    return read.filter((change) => change !== undefined).sort((a, b) => (a.id < b.id ? 1 : -1))
  }
  return {
    list,
    find: async (id) => {
      const found = (await list()).filter((change) => change.id === id || (id.length >= 4 && change.id.startsWith(id)))
      const [change] = found
      if (!change || found.length > 1) throw new Failure('change-unknown', { change: id, host: { phrase: 'any-host' } })
      return change
    },
    save: (change) => writeJson(join(directory, `${change.id}.json`), change),
  }
}

/** One damaged file must not hide the others; it is already set aside. */
function skipDamaged(error: unknown): undefined {
  if (error instanceof Failure && (error.code === 'store-corrupt' || error.code === 'store-newer')) return undefined
  throw error
}
