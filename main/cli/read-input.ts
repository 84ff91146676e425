import { addAbortSignal, type Readable } from 'node:stream'
import { Failure } from '../../shared/failure.ts'

/** More than any verb takes, in characters: whoever sends without end is told that it is too much. */
const longestInput = 4 * 1024 * 1024

/** Reads standard input as text, to its end or until there is too much of it. @throws Failure `cancelled`. */
export async function readInput(stream: Readable, signal: AbortSignal): Promise<string> {
  let text = ''
  try {
    for await (const piece of addAbortSignal(signal, stream.setEncoding('utf8'))) {
      text += piece
      if (text.length > longestInput) break
    }
    return text
  } catch (error) {
    throw signal.aborted ? new Failure('cancelled') : error
  }
}
