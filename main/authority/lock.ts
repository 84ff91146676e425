import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Failure } from '../../shared/failure.ts'
import { errorCode } from '../error-code.ts'

/** How long a command waits for another one in the same directory, milliseconds. Signing a folder of requests takes seconds. */
const patienceMs = 60_000

/**
 * Does some work in a directory while no other Mooring writes there. The lock is a file with the process's number: it outlives
 * nobody, since a number that no process has counts for nothing.
 * @throws Failure `authority-busy`, and what the work throws.
 */
export async function withLock<T>(directory: string, work: () => Promise<T>): Promise<T> {
  const file = join(directory, '.mooring-lock')
  const end = performance.now() + patienceMs
  for (;;) {
    if (await take(file)) break
    const owner = await ownerOf(file)
    if (owner !== undefined && !isAlive(owner)) await dropDead(file, owner)
    else if (performance.now() > end) throw new Failure('authority-busy', { directory, process: `${owner ?? '?'}` })
    else await pause(50)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

/** Whether the lock could be made; it has its owner from the first moment on, or from the next. */
async function take(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600)
    try {
      await handle.writeFile(`${process.pid}\n`)
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

async function ownerOf(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return /^\d+\n$/.test(text) ? Number(text) : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) !== 'ESRCH'
  }
}

/** Two may find the same dead owner: only the one that holds a second lock takes the first one away, and looks again before. */
async function dropDead(file: string, owner: number): Promise<void> {
  const guard = `${file}-${owner}`
  if (!(await take(guard))) {
    await pause(50)
    return
  }
  try {
    if ((await ownerOf(file)) === owner) await rm(file, { force: true })
  } finally {
    await rm(guard, { force: true })
  }
}
