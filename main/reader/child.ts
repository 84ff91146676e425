import { failureData } from '../../shared/failure.ts'
import { doJob } from './do-job.ts'
import type { ReaderJob } from './jobs.ts'

/*
 * The program of a reader's process. It gets one job, answers it and ends. Node's child processes and Electron's utility
 * processes differ in how they talk to the process that started them.
 */

/** How a utility process talks (electron, ParentPort). */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: ReaderJob }) => void): void
  postMessage(message: unknown): void
}

/** How often it says that it is alive, milliseconds. */
const heartbeat = 1000

const port = (process as { parentPort?: ParentPort }).parentPort

function say(message: unknown): void {
  if (port) port.postMessage(message)
  else process.send?.(message)
}

async function work(job: ReaderJob): Promise<void> {
  const beating = setInterval(() => say({ alive: true }), heartbeat)
  try {
    say({ answer: await doJob(job) })
  } catch (error) {
    say({ failure: failureData(error) })
  } finally {
    clearInterval(beating)
  }
}

if (port) port.on('message', ({ data }) => void work(data))
else {
  process.once('message', (job: ReaderJob) => void work(job))
  process.once('disconnect', () => process.exit())
}
