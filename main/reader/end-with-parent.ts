import { Worker } from 'node:worker_threads'

/**
 * A thread of its own, since the main one may be stuck in native code. As text: a file would have to be found in the
 * app's archive too. A parent's death gives its children another parent, except on Windows, where its number is free.
 */
const watch = `
const { workerData: { parent, everyMs } } = require('node:worker_threads')
function isAlive() {
  try {
    return process.kill(parent, 0)
  } catch (error) {
    return error.code !== 'ESRCH'
  }
}
setInterval(() => {
  if (process.ppid !== parent || !isAlive()) process.kill(process.pid, 'SIGKILL')
}, everyMs)
`

/** How long a reader may outlive its starter, milliseconds. */
const everyMs = 1000

/** Ends this process when its parent has ended, whatever the main thread does by then. */
export function endWithParent(): void {
  new Worker(watch, { eval: true, env: {}, workerData: { parent: process.ppid, everyMs } }).unref()
}
