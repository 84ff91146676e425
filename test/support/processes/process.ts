import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

/** This process's environment without proxies, so that a test's programs reach its own servers. */
export const environment: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name)),
)

/** The result of a command. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command to its end; a non-zero exit is an answer, not an error. */
export function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { input?: string } = {},
): Promise<Ended> {
  const { input, ...spawnOptions } = options
  const child = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'pipe'], ...spawnOptions })
  return new Promise((resolve, reject) => {
    const chunks = { stdout: '', stderr: '' }
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (chunks.stdout += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (chunks.stderr += text))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...chunks }))
    // A command that ends without reading its input is no error.
    child.stdin?.on('error', () => {}).end(input ?? '')
  })
}

/** The same for commands that must succeed; returns their standard output. */
export async function must(
  command: string,
  args: readonly string[],
  options: Parameters<typeof run>[2] = {},
): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, options)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${stderr || stdout}`)
  return stdout
}

/** A server started by a test, which also ends it. */
export interface Running {
  readonly pid: number
  readonly log: () => string
  /** Its exit code, after its end. */
  readonly ended: Promise<number | null>
  readonly stop: () => Promise<void>
}

/** Starts a server and keeps its output. */
export function start(command: string, args: readonly string[], options: SpawnOptions = {}): Running {
  const child: ChildProcess = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-100_000)
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  if (child.pid === undefined) throw new Error(`${command} could not be started`)
  return {
    pid: child.pid,
    log: () => log,
    ended,
    stop: async () => {
      child.kill('SIGTERM')
      const hard = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(hard)
    },
  }
}

/** Waits until a condition holds, up to a limit that only a failure reaches. */
export async function until(what: string, holds: () => Promise<boolean>, limitMs = 60_000): Promise<void> {
  for (const end = Date.now() + limitMs; Date.now() < end; await sleep(100)) {
    if (await holds()) return
  }
  throw new Error(`waited ${limitMs} ms for ${what}`)
}
