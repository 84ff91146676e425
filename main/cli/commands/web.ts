import { once } from 'node:events'
import { Failure } from '../../../shared/failure.ts'
import { readPort } from '../../../shared/ssh-address.ts'
import { startWebDoor } from '../../web/web-door.ts'
import { openApi } from '../open-api.ts'
import type { Action } from '../session.ts'

export interface WebOptions {
  readonly port?: string
}

/**
 * Opens the user interface to a browser on this machine until it is interrupted.
 * @throws Failure `usage`, `port-unavailable`.
 */
export const web: Action<WebOptions> = async ({ signal, rendererDir, style }, { port: typed }) => {
  const port = typed === undefined ? undefined : readPort(typed)
  if (typed !== undefined && port === undefined) throw new Failure('usage', { detail: `“${typed}” is no port.` })
  const { dispatch, close } = openApi({ door: 'web', isTty: false })
  const door = await startWebDoor({
    dispatch,
    rendererDir,
    signal,
    ...(port === undefined ? {} : { port }),
  })
  const interrupted = signal.aborted ? Promise.resolve() : once(signal, 'abort')
  const closed = interrupted.then(() => door.close()).finally(close)
  const text = [
    `Mooring is open on this machine: ${style.strong(door.url)}`,
    style.faint('The address opens once, in one browser. Ctrl+C closes it.'),
  ].join('\n')
  return { data: { url: door.url }, text, closed }
}
