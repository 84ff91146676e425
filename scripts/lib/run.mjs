import { spawn } from 'node:child_process'

/** Programs that were started and have not ended. */
const running = new Set()
let isEnding = false

/**
 * Runs a program with a list of arguments and resolves with how it ended; never rejects. Its output goes where this
 * program's goes, or is caught with `quiet`. `seconds` bounds it, `stdin` lets it read what this program could.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, stdin?: boolean, seconds?: number }} [options]
 * @returns {Promise<{ ok: boolean, output: string, how: string }>} `how` says how it failed, in words
 */
export function run(program, args, { cwd, env = process.env, quiet = false, stdin = false, seconds } = {}) {
  return new Promise((resolve) => {
    if (isEnding) return
    const output = quiet ? 'pipe' : 'inherit'
    const bound = seconds === undefined ? {} : { timeout: seconds * 1000, killSignal: 'SIGKILL' }
    const child = spawn(program, args, { cwd, env, stdio: [stdin ? 'inherit' : 'ignore', output, output], ...bound })
    running.add(child)
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    child.on('error', (error) => {
      running.delete(child)
      resolve({ ok: false, output: '', how: error.message })
    })
    child.on('close', (code, signal) => {
      running.delete(child)
      resolve({
        ok: code === 0,
        output: Buffer.concat(chunks).toString('utf8'),
        how: signal === null ? `exit code ${code}` : `signal ${signal}`,
      })
    })
  })
}

/** Ends what runs, and resolves once it has ended. What was to be run after it never starts. */
export async function endAll() {
  isEnding = true
  const ended = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)))
  for (const child of running) child.kill('SIGTERM')
  await Promise.all(ended)
}
