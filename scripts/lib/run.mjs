import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What runs; it ends with this program. */
const children = new Set()
let isEnding = false

/** A child that was asked to end has this long, milliseconds: a change that runs is rolled back first. */
const patience = 15_000

// At a terminal Ctrl+C reaches the children as well. They count SIGTERM as another way to ask the same.
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
 * Runs a program with a list of arguments and resolves with how it ended; never rejects. A signal that ends this program
 * ends that one first, and nothing is resolved or started any more.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd] the checkout where there is none
 * @param {NodeJS.ProcessEnv} [options.env] this program's where there is none
 * @param {boolean} [options.quiet] catches its output, which else goes where this program's goes
 * @param {boolean} [options.stdin] lets it read what this program could
 * @param {number} [options.seconds] it is killed after this
 * @returns {Promise<{ ok: boolean, output: string, how: string }>} `how` says how it ended, in words
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
