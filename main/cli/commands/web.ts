import { once } from 'node:events'
import { startWebDoor } from '../../web/web-door.ts'
import { openDispatch } from '../open-call.ts'
import type { Action } from '../session.ts'

export interface WebOptions {
  readonly port?: string
}

/** Opens the user interface to a browser on this machine until it is interrupted. */
export const web: Action<WebOptions> = async ({ signal, rendererDir, style }, { port }) => {
  const door = await startWebDoor({
    dispatch: openDispatch('web', false),
    rendererDir,
    signal,
    ...(port === undefined ? {} : { port: Number(port) }),
  })
  const closed = signal.aborted ? door.close() : once(signal, 'abort').then(() => door.close())
  const text = [
    `Mooring is open on this machine: ${style.strong(door.url)}`,
    style.faint('The address opens once, in one browser. Ctrl+C closes it.'),
  ].join('\n')
  return { data: { url: door.url }, text, closed }
}
