import { spawn } from 'node:child_process'
import type { Ended } from './process.ts'

/** What a person types when a text stands on the terminal, perhaps after doing something else. */
export type Answer = readonly [question: string, keys: string | (() => Promise<string>)]

/**
 * Runs a command on a terminal (script(1) makes one), and answers each question once it stands there. Standard error is
 * on the terminal, too. What takes longer than a minute is ended.
 * @param within a command that runs it somewhere else.
 * @throws where a question did not come.
 */
export async function onTerminal(
  command: readonly string[],
  answers: readonly Answer[],
  { env, within = [] }: { readonly env: NodeJS.ProcessEnv; readonly within?: readonly string[] },
): Promise<Ended> {
  const quoted = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
  // A new terminal has no width, and prompts would be drawn one letter to a line.
  const [program = '', ...args] = [...within, 'script', '-qec', `stty columns 200; ${quoted}`, '/dev/null']
  const child = spawn(program, args, { env: { ...env, TERM: 'xterm', SHELL: '/bin/sh' } })
  const left = [...answers]
  let stdout = ''
  let seen = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    const [next] = left
    const at = next ? stdout.indexOf(next[0], seen) : -1
    if (!next || at < 0) return
    seen = at + next[0].length
    left.shift()
    const [, keys] = next
    void (typeof keys === 'string' ? Promise.resolve(keys) : keys()).then((typed) => child.stdin.write(typed))
  })
  const tooLate = setTimeout(() => child.kill('SIGKILL'), 60_000)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  clearTimeout(tooLate)
  if (left.length > 0) throw new Error(`“${left[0]?.[0]}” was not asked: ${stdout}`)
  return { code, stdout, stderr: '' }
}
