import { spawn } from 'node:child_process'
import type { Ended } from './process.ts'

/** A person's input after a text on the terminal, perhaps after another action. */
export type Answer = readonly [question: string, keys: string | (() => Promise<string>)]

/**
 * Runs a command on a terminal of script(1), and answers each question when it appears. Standard error is on the
 * terminal, too. Kills the command after a minute.
 * @param within a command that runs it in another place.
 * @throws if a question did not come.
 */
export async function onTerminal(
  command: readonly string[],
  answers: readonly Answer[],
  {
    env,
    within = [],
    columns = 200,
  }: { readonly env: NodeJS.ProcessEnv; readonly within?: readonly string[]; readonly columns?: number },
): Promise<Ended> {
  const quoted = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
  // A new terminal has no size, and lines of 80 columns would cut the sentences that tests look for.
  const [program = '', ...args] = [
    ...within,
    'script',
    '-qec',
    `stty columns ${columns} rows 50; ${quoted}`,
    '/dev/null',
  ]
  const child = spawn(program, args, { env: { ...env, TERM: 'xterm', SHELL: '/bin/sh' } })
  // Whoever ends the terminal while it is answered has no use for the answer.
  child.stdin.on('error', () => {})
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
