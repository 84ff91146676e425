import { failureData } from '../../shared/failure.ts'
import { doJob } from './do-job.ts'
import { endWithParent } from './end-with-parent.ts'
import type { ReaderJob } from './jobs.ts'

/*
 * The program of a reader's process. It gets one job and answers on standard output, in lines of JSON: these the other
 * side can read with a limit, whatever this process has become.
 */

/** How a utility process gets its job (electron, ParentPort). It has no standard input. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: ReaderJob }) => void): void
}

/** How often it says that it is alive, milliseconds. */
const heartbeat = 1000

function say(message: unknown): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

async function work(job: ReaderJob): Promise<void> {
  endWithParent()
  const beating = setInterval(() => say({ alive: true }), heartbeat)
  try {
    say({ answer: await doJob(job, undefined, (stage) => say({ stage })) })
  } catch (error) {
    say({ failure: failureData(error) })
  } finally {
    clearInterval(beating)
  }
}

const { parentPort } = process as { parentPort?: ParentPort }
if (parentPort) parentPort.on('message', ({ data }) => void work(data))
else {
  let text = ''
  let hasJob = false
  // One line, without node:readline, which takes long to load.
  process.stdin.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    if (hasJob || !chunk.endsWith('\n')) return
    hasJob = true
    void work(JSON.parse(text))
  })
  // Its starter is gone.
  process.stdin.once('close', () => process.exit())
}
