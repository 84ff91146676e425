import { fork } from 'node:child_process'
import { join } from 'node:path'
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
export function forkReader(): ReaderProcess {
  const child = fork(readerProgram, {
    execArgv: [...readerOptions],
    env: readerEnvironment(process.env),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return {
    send: (job) => void child.send(job, () => undefined),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => {
      child.once('error', () => listener(null))
      child.once('exit', (status) => listener(status))
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
