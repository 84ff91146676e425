import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Running children; they end with this program. */
const children = new Set()
let isEnding = false

/** How long a child may take to end, milliseconds: it first rolls back a running change. */
const patience = 15_000

// At a terminal Ctrl+C also reaches the children. They treat SIGTERM as the same request.
for (const [signal, code] of Object.entries({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 })) {
  process.once(signal, async () => {
    isEnding = true
    await Promise.all([...children].map(end))
    process.exit(code)
  })
}

async function end(child) {
  child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), patience)
  await once(child, 'close')
  clearTimeout(hard)
}

/**
 * Runs a program with a list of arguments and resolves with its result; never rejects. A signal that ends this program
 * first ends the child; then nothing resolves or starts any more.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd] by default the checkout
 * @param {NodeJS.ProcessEnv} [options.env] by default this program's
 * @param {boolean} [options.quiet] captures its output instead of passing it through
 * @param {boolean} [options.stdin] passes on this program's standard input
 * @param {number} [options.seconds] kills it after this time
 * @returns {Promise<{ ok: boolean, output: string, how: string }>} `how` says how it ended
 */
export function run(program, args, { cwd = root, env = process.env, quiet = false, stdin = false, seconds } = {}) {
  return new Promise((resolve) => {
    if (isEnding) return
    const output = quiet ? 'pipe' : 'inherit'
    const timeout = seconds === undefined ? undefined : seconds * 1000
    /** @type {import('node:child_process').ChildProcess} */
    const child = spawn(program, args, {
      cwd,
      env,
      timeout,
      killSignal: 'SIGKILL',
      stdio: [stdin ? 'inherit' : 'ignore', output, output],
    })
    child.on('spawn', () => children.add(child))
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    child.on('error', (error) => resolve({ ok: false, output: '', how: error.message }))
    child.on('close', (code, signal) => {
      children.delete(child)
      if (isEnding) return
      resolve({
        ok: code === 0,
        output: Buffer.concat(chunks).toString('utf8'),
        how: signal === null ? `exit code ${code}` : `signal ${signal}`,
      })
    })
  })
}
