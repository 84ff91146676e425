import type { ExitCode } from '../../shared/errors/exit-code.ts'
import { systemReason } from '../../shared/system-error.ts'
import type { Param } from '../../shared/words/param.ts'
import { errorCode } from '../error-code.ts'

/**
 * Watches both outputs, and keeps the process going where one is lost: a change that has begun has to come to its end. The exit code then says
 * so, unless it says already that something else failed: 141 where nobody reads it any more, as of a program that SIGPIPE
 * ended, and 1 where it could not be written.
 * @param tell called once, for output that could not be written.
 */
export function watchOutput(tell: (detail: Param) => void): void {
  let exit: ExitCode | undefined
  for (const stream of [process.stdout, process.stderr]) {
    assumeWidth(stream)
    stream.on('error', (error) => {
      const code = errorCode(error)
      const isUnread = code === 'EPIPE'
      if (exit === undefined && !isUnread && stream === process.stdout) tell(systemReason(error))
      exit ??= isUnread ? 141 : 1
    })
  }
  process.once('exit', (code) => {
    if (exit !== undefined && code === 0) process.exitCode = exit
  })
}

/** The width of a terminal that says 0 columns, such as that of expect(1) or of a CI job. */
const usualColumns = 80

/** Gives a terminal a width on which sentences can be read: whoever writes to it asks the stream for that. */
export function assumeWidth(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>): void {
  if (stream.isTTY && !(stream.columns > 0)) stream.columns = usualColumns
}

/** Writes to standard output or standard error. What goes wrong is an event of the stream, never an exception. */
export function put(stream: NodeJS.WriteStream, text: string): void {
  try {
    stream.write(text)
  } catch (error) {
    // Older versions of Node throw for files and devices.
    stream.emit('error', error)
  }
}
