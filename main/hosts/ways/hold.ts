import { Failure } from '../../../shared/failure.ts'
import type { Conversation } from '../conversation.ts'
import type { RunOptions, RunResult } from './way.ts'

/** How long a stopped program may take to roll back. */
const usualGraceMs = 60_000

/** How to hold a conversation. */
export interface HoldOptions extends Omit<RunOptions, 'privileged'> {
  /** Whether a person may be asked before the program begins: its time does not count until then. */
  readonly waitsForPerson?: boolean
}

/** The longest answer of a program, bytes, unless its caller expects more: thousands of steps, each with what failed. */
export const usualLimit = 1024 * 1024

/**
 * Sends a program its input, reads until it ends, and stops it by closing its standard input. See {@link RunOptions}.
 * @throws Failure `answer-too-large` (without `host`) as soon as it has printed more than the limit; it is killed.
 */
export async function hold(
  { stdin, stdout, stderr, ended, kill }: Conversation,
  input: Uint8Array,
  { signal, onLine, timeoutMs, graceMs = usualGraceMs, answerLimit = usualLimit, waitsForPerson }: HoldOptions,
): Promise<RunResult> {
  const said: Buffer[] = []
  const complained: Buffer[] = []
  const timers: NodeJS.Timeout[] = []
  const cutLines = lineCutter((line) => {
    if (line.startsWith('result ')) stdin.end()
    onLine?.(line)
  })
  let giveUp = (): void => {}
  let refuse = (): void => {}
  const givenUp = new Promise<null>((resolve, reject) => {
    giveUp = () => {
      kill()
      resolve(null)
    }
    refuse = () => {
      kill()
      const size = Math.round(answerLimit / 1024)
      reject(new Failure('answer-too-large', { limit: { phrase: 'limit-bytes', params: { size } } }))
    }
  })
  const stop = (): void => {
    stdin.end()
    timers.push(setTimeout(giveUp, graceMs))
  }

  const startClock = (): void => void timers.push(setTimeout(stop, timeoutMs))
  if (waitsForPerson) stdout.once('data', startClock)
  else startClock()
  let heard = 0
  const isTooMuch = (piece: Buffer): boolean => {
    heard += piece.length
    if (heard > answerLimit) refuse()
    return heard > answerLimit
  }
  stdout.on('data', (piece: Buffer) => {
    if (isTooMuch(piece)) return
    said.push(piece)
    cutLines(piece)
  })
  stderr.on('data', (piece: Buffer) => {
    if (!isTooMuch(piece)) complained.push(piece)
  })
  // A program that ends before reading all its input reports why itself.
  stdin.on('error', () => {})
  stdin.write(input)
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const exitCode = await Promise.race([ended, givenUp])
    return { stdout: Buffer.concat(said), stderr: Buffer.concat(complained).toString('utf8'), exitCode }
  } finally {
    for (const timer of timers) clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
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
