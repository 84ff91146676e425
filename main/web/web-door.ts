import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Failure } from '../../shared/failure.ts'
import { systemReason } from '../../shared/system-error.ts'
import type { Dispatch } from '../api/dispatch.ts'
import { listPage } from '../page/files.ts'
import { answer, type Room } from './answer.ts'
import { createCalls } from './calls.ts'
import { createSessionTokens } from './tokens.ts'

/** Options of the loopback server. */
export interface WebDoorOptions {
  readonly dispatch: Dispatch
  /** The directory of the built page. */
  readonly rendererDir: string
  /** Any free port if absent. */
  readonly port?: number
  /** Closes the door when it aborts. */
  readonly signal: AbortSignal
}

/** A running loopback server. */
export interface WebDoor {
  /** The address to open, once. Its fragment carries the ticket: fragments reach no server and no Referer header. */
  readonly url: string
  /** Stops running calls and closes the door. */
  close(): Promise<void>
}

/** How long a request may take to arrive, milliseconds; its answer has no limit. */
const arrival = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 }

/**
 * Serves the user interface to a browser on this machine.
 *
 * @throws Failure `port-unavailable`
 */
export async function startWebDoor({ dispatch, rendererDir, port = 0, signal }: WebDoorOptions): Promise<WebDoor> {
  const files = await listPage(rendererDir)
  const server = createServer({ ...arrival, maxHeaderSize: 8 * 1024 })
  server.maxConnections = 64
  server.listen(port, '127.0.0.1')
  await once(server, 'listening').catch((error: unknown) => {
    throw new Failure('port-unavailable', { port, detail: systemReason(error) }, { cause: error })
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const room: Room = { host, files, tokens: createSessionTokens(), calls: createCalls(dispatch) }
  server.on('request', (request, response) => void answer(room, request, response))

  const shut = async () => {
    const closed = once(server, 'close')
    server.close()
    await room.calls.stop()
    server.closeAllConnections()
    await closed
  }
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= shut()
    return closing
  }
  signal.addEventListener('abort', () => void close(), { once: true })
  return { url: `http://${host}/#token=${room.tokens.ticket}`, close }
}
