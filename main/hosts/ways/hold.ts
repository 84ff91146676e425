import { Failure } from '../../../shared/failure.ts'
import type { Conversation } from '../conversation.ts'
import { createClocks } from './clocks.ts'
import type { RunOptions, RunResult } from './way.ts'

/** How to hold a conversation. */
export interface HoldOptions extends Omit<RunOptions, 'privileged'> {
  /** Whether a person may be asked before the program begins: its time does not count until then. */
  readonly waitsForPerson?: boolean
}

/** The longest answer of a program, bytes, unless its caller expects more: thousands of steps, each with what failed. */
export const usualLimit = 1024 * 1024

/**
 * Sends a program its input, reads until it ends, and stops it by closing its standard input. See {@link RunOptions}.
 * @throws Failure (without `host`) `answer-too-large` as soon as it has printed more than the limit; `shell-silent` if it
 *   never began to answer, `program-silent` if it did not go on or did not stop; `cancelled` if it was stopped before it
 *   began. It is killed then.
 */
export async function hold(
  { stdin, stdout, stderr, ended, kill }: Conversation,
  input: Uint8Array,
  { signal, onLine, answerLimit = usualLimit, waitsForPerson = false, ...limits }: HoldOptions,
): Promise<RunResult> {
  const said: Buffer[] = []
  const complained: Buffer[] = []
  let isAnswered = false
  let giveUp = (_why: Failure): void => {}
  const givenUp = new Promise<null>((resolve, reject) => {
    giveUp = (why) => {
      kill()
      // What it started may keep its output open.
      if (isAnswered) resolve(null)
      else reject(why)
    }
  })
  const clocks = createClocks(limits, {
    stop: () => stdin.end(),
    giveUp: (code, milliseconds) => {
      const isStopped = code === 'shell-silent' && signal?.aborted
      giveUp(isStopped ? new Failure('cancelled') : new Failure(code, { seconds: milliseconds / 1000 }))
    },
  })
  const cutLines = lineCutter((line) => {
    if (line.startsWith('result ')) {
      isAnswered = true
      stdin.end()
      clocks.answered()
    }
    onLine?.(line)
  })
  let heard = 0
  const isTooMuch = (piece: Buffer): boolean => {
    heard += piece.length
    const size = Math.round(answerLimit / 1024)
    const limit = { phrase: 'limit-bytes', params: { size } } as const
    if (heard > answerLimit) giveUp(new Failure('answer-too-large', { limit }))
    return heard > answerLimit
  }
  stdout.on('data', (piece: Buffer) => {
    if (isTooMuch(piece)) return
    clocks.heard()
    said.push(piece)
    cutLines(piece)
  })
  stderr.on('data', (piece: Buffer) => {
    if (isTooMuch(piece)) return
    // Before the program, it is that of whatever asks the person.
    if (!waitsForPerson) clocks.heard()
    complained.push(piece)
  })
  // A program that ends before reading all its input reports why itself.
  stdin.on('error', () => {})
  stdin.write(input)
  if (!waitsForPerson) clocks.start()
  if (signal?.aborted) clocks.stop()
  signal?.addEventListener('abort', clocks.stop, { once: true })
  try {
    const exitCode = await Promise.race([ended, givenUp])
    return { stdout: Buffer.concat(said), stderr: Buffer.concat(complained).toString('utf8'), exitCode }
  } finally {
    clocks.clear()
    signal?.removeEventListener('abort', clocks.stop)
  }
}

/** Splits chunks of bytes into lines. Returns a function for the next chunk. */
function lineCutter(onLine: (line: string) => void): (piece: Buffer) => void {
  let begun: Buffer[] = []
  return (piece) => {
    let rest = piece
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      onLine(Buffer.concat([...begun, rest.subarray(0, end)]).toString('utf8'))
      begun = []
      rest = rest.subarray(end + 1)
    }
    begun.push(rest)
  }
}
