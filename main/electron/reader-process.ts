import { PassThrough } from 'node:stream'
import { utilityProcess } from 'electron'
import { howEnded } from '../error-code.ts'
import type { ReaderProcess } from '../reader/reader.ts'
import { readerEnvironment, readerOptions, readerProgram } from '../reader/start-reader.ts'

/** Starts a reader's process as Electron does: the packaged app refuses to be started as Node. */
export function startUtilityReader(): ReaderProcess {
  const child = utilityProcess.fork(readerProgram, [], {
    serviceName: 'Mooring reader',
    execArgv: [...readerOptions],
    env: readerEnvironment(process.env),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const output = new PassThrough()
  child.stdout?.pipe(output)
  return {
    send: (job) => child.postMessage(job),
    output,
    onEnd: (listener) => void child.once('exit', (status) => listener(howEnded(status))),
    kill: () => void child.kill(),
  }
}
