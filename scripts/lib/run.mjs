import { spawn } from 'node:child_process'

/**
 * Runs a program with a list of arguments and resolves with how it ended. Its output goes where this program's goes,
 * or is caught with `quiet`; `seconds` bounds it.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, seconds?: number }} [options]
 * @returns {Promise<{ ok: boolean, code: number | null, signal: string | null, output: string }>}
 */
export function run(program, args, { cwd, env = process.env, quiet = false, seconds } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      ...(seconds === undefined ? {} : { timeout: seconds * 1000, killSignal: 'SIGKILL' }),
    })
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    const end = (code, signal, output) => resolve({ ok: code === 0, code, signal, output })
    child.on('error', (error) => end(null, null, error.message))
    child.on('close', (code, signal) => end(code, signal, Buffer.concat(chunks).toString('utf8')))
  })
}
