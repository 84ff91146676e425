import { utilityProcess } from 'electron'
import { readerEnvironment, readerOptions, readerProgram } from '../reader/fork-reader.ts'
import type { ReaderProcess } from '../reader/reader.ts'

/** Starts a reader's process as Electron does: the packaged app refuses to be started as Node. */
export function startUtilityReader(): ReaderProcess {
  const child = utilityProcess.fork(readerProgram, [], {
    serviceName: 'Mooring reader',
    execArgv: [...readerOptions],
    env: readerEnvironment(process.env),
    stdio: 'ignore',
  })
  return {
    send: (job) => child.postMessage(job),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  }
}
