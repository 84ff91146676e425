import { once } from 'node:events'
import { Failure } from '../../../shared/failure.ts'
import { readPort } from '../../../shared/ssh-address.ts'
import { startWebDoor } from '../../web/web-door.ts'
import { openApi } from '../open-api.ts'
import { tell } from '../render/style.ts'
import type { Action } from '../session.ts'

/**
 * Serves the user interface to a browser on this machine until interrupted.
 * @throws Failure `port-invalid`, `port-unavailable`.
 */
export const web: Action<'web'> = async (session, { port: typed }) => {
  const { signal, rendererDir, style } = session
  const port = typed === undefined ? undefined : readPort(typed)
  if (typed !== undefined && port === undefined) throw new Failure('port-invalid', { typed })
  const { dispatch, close } = openApi({ door: 'web', isTty: false })
  const door = await startWebDoor({ dispatch, rendererDir, signal, ...(port === undefined ? {} : { port }) })
  const interrupted = signal.aborted ? Promise.resolve() : once(signal, 'abort')
  const closed = interrupted.then(() => door.close()).finally(close)
  const { open, once: note } = session.language.words.terminal.web
  const text = [tell(session, open, { url: door.url }), style.faint(tell(session, note))].join('\n')
  return { data: { url: door.url }, text, closed }
}
