import { readdir, rm, watch } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../shared/failure.ts'
import { type Change, changeSchema } from '../../shared/model/change.ts'
import { systemReason } from '../../shared/system-error.ts'
import { errorCode } from '../error-code.ts'
import { makeDirectory } from '../make-directory.ts'
import { readJson, writeJson } from './json-file.ts'

/** The changes made from this workstation. The hosts keep the before-images themselves. */
export interface History {
  /** Newest first, and what was thrown for each entry that can't be read. It hides no other one. */
  list(): Promise<{ readonly changes: readonly Change[]; readonly thrown: readonly unknown[] }>
  /** Finds a change by its id. @throws Failure `change-unknown`, and what reading the entry throws. */
  find(id: string): Promise<Change>
  /** @throws Failure `store-unwritable`. */
  save(change: Change): Promise<void>
  /** Drops a change that was never made. */
  drop(id: string): Promise<void>
  /** Tells of each entry that is written or dropped, also by other programs, until the signal. */
  watch(changed: () => void, signal: AbortSignal): Promise<void>
}

/** How many files are read at the same time: a process may have as few as 256 open. */
const together = 64

/** One file per change below `<state>/changes`, so that two programs never write the same file. */
export function openHistory(stateDirectory: string): History {
  const directory = join(stateDirectory, 'changes')
  const fileOf = (id: string): string => join(directory, `${id}.json`)
  /** Newest first. */
  const ids = async (): Promise<string[]> => {
    const names = await readdir(directory).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return []
      throw new Failure('file-unreadable', { file: directory, detail: systemReason(error) })
    })
    return names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : [])).sort(newestFirst)
  }
  const read = (id: string): Promise<Change | undefined> => readJson(fileOf(id), changeSchema)
  return {
    list: async () => {
      const all = await ids()
      const answers: PromiseSettledResult<Change | undefined>[] = []
      for (let at = 0; at < all.length; at += together) {
        answers.push(...(await Promise.allSettled(all.slice(at, at + together).map(read))))
      }
      return {
        changes: answers.flatMap((answer) => (answer.status === 'fulfilled' && answer.value ? [answer.value] : [])),
        thrown: answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : [])),
      }
    },
    find: async (id) => {
      const change = (await ids()).includes(id) ? await read(id) : undefined
      if (!change) throw new Failure('change-unknown', { change: id, host: { phrase: 'any-host' } })
      return change
    },
    save: async (change) => {
      const file = fileOf(change.id)
      await writeJson(file, change).catch((error: unknown) => {
        throw new Failure('store-unwritable', { file, detail: systemReason(error) })
      })
    },
    drop: (id) => rm(fileOf(id), { force: true }),
    watch: async (changed, signal) => {
      await makeDirectory(directory)
      try {
        for await (const { filename } of watch(directory, { signal })) if (filename?.endsWith('.json')) changed()
      } catch (error) {
        if (!signal.aborted) throw error
      }
    },
  }
}

const newestFirst = (a: string, b: string): number => (a < b ? 1 : -1)
