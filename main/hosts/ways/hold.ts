import type { Conversation } from '../conversation.ts'
import type { RunOptions, RunResult } from './way.ts'

/** How long a program that was told to stop may take to put everything back. */
const graceMs = 60_000

/** More than any program of ours says, bytes: a host that never ends its answer must not fill this process. */
const answerLimit = 64 * 1024 * 1024

/**
 * Hands a program its input, listens until it ends, and tells it to stop by closing its standard input. See
 * {@link RunOptions}. One that says far too much is ended, and what it said until then is its answer.
 */
export async function hold(
  { stdin, stdout, stderr, ended, kill }: Conversation,
  input: Uint8Array,
  { signal, onLine, timeoutMs }: Omit<RunOptions, 'privileged'>,
  grace = graceMs,
): Promise<RunResult> {
  const said: Buffer[] = []
  const complained: Buffer[] = []
  const timers: NodeJS.Timeout[] = []
  const cutLines = lineCutter((line) => {
    if (line.startsWith('result ')) stdin.end()
    onLine?.(line)
  })
  let giveUp = (): void => {}
  const givenUp = new Promise<null>((resolve) => {
    giveUp = () => {
      kill()
      resolve(null)
    }
  })
  const stop = (): void => {
    stdin.end()
    timers.push(setTimeout(giveUp, grace))
  }

  stdout.once('data', () => timers.push(setTimeout(stop, timeoutMs)))
  let heard = 0
  const isTooMuch = (piece: Buffer): boolean => {
    heard += piece.length
    if (heard > answerLimit) giveUp()
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
  // A program that ends before it has read everything says why in its own words.
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

/** Cuts bytes that come in pieces into lines. Returns a function that takes the next piece. */
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
