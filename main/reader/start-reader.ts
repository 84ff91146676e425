import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { systemReason } from '../../shared/system-error.ts'
import type { Param } from '../../shared/words/param.ts'
import { howEnded } from '../error-code.ts'
import type { ReaderProcess } from './reader.ts'

/** The built program of the reader's process: beside every bundle that starts it. */
export const readerProgram = join(import.meta.dirname, 'reader.cjs')

/** Megabytes for JavaScript's objects: a chain of certificates takes a few. */
const heapMegabytes = 256

/** Options for Node, in a child process and in a utility process. */
export const readerOptions: readonly string[] = [`--max-old-space-size=${heapMegabytes}`]

/** What a reader may know of its surroundings: how names are resolved. Proxies are part of its job. */
const known = ['LOCALDOMAIN', 'RES_OPTIONS', 'HOSTALIASES', 'SystemRoot', 'TZ'] as const

/** The environment of a reader's process. */
export function readerEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(known.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
}

/** Starts a reader's process with Node. */
export function startReader(): ReaderProcess {
  const child = spawn(process.execPath, [...readerOptions, readerProgram], {
    env: readerEnvironment(process.env),
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  // It may end before anybody asks, since it may be started ahead.
  const ended = new Promise<Param>((resolve) => {
    child.once('error', (error) => resolve(systemReason(error)))
    child.once('close', (status) => resolve(howEnded(status)))
  })
  // Whoever has ended reads no job; its end says so.
  child.stdin.on('error', () => undefined)
  return {
    send: (job) => void child.stdin.write(`${JSON.stringify(job)}\n`),
    output: child.stdout,
    onEnd: (listener) => void ended.then(listener),
    kill: () => void child.kill('SIGKILL'),
  }
}

/** Gives the process that was started ahead to the first job, and each later one a new process. */
export function startReaders(
  ahead: ReaderProcess | undefined,
  start: () => ReaderProcess = startReader,
): () => ReaderProcess {
  let waiting = ahead
  return () => {
    const process = waiting ?? start()
    waiting = undefined
    return process
  }
}
