import type { IpcMainEvent, WebContents } from 'electron'
import { type BridgeMessage, bridgeRequestSchema } from '../../shared/api/bridge.ts'
import type { Dispatch } from '../api/dispatch.ts'
import { callChannel, eventChannel } from './channels.ts'
import { isPageUrl } from './page-address.ts'

/** The desktop's door to the engine. */
export interface IpcDoor {
  isBusy(): boolean
  /** Stops all running calls, and resolves when they have ended. */
  stop(): Promise<void>
}

interface RunningCall {
  readonly controller: AbortController
  readonly done: Promise<void>
}

/**
 * Answers the calls of one window's page. It checks the sender of every message, and does not answer strangers or
 * malformed messages. Calls belong to their window: only its page can stop them.
 */
export function openIpcDoor(contents: WebContents, dispatch: Dispatch): IpcDoor {
  const calls = new Map<string, RunningCall>()

  const answer = async (id: string, verb: string, input: unknown, signal: AbortSignal) => {
    const tell = (message: BridgeMessage) => {
      if (!contents.isDestroyed()) contents.send(eventChannel, message)
    }
    const reply = await dispatch(verb, input, { signal, emit: (event) => tell({ id, event }) })
    calls.delete(id)
    tell({ id, reply })
  }

  const receive = (event: IpcMainEvent, message: unknown) => {
    if (!isFromPage(event, contents)) return
    const request = bridgeRequestSchema.safeParse(message).data
    if (request === undefined) return
    const running = calls.get(request.id)
    if ('abort' in request) return running?.controller.abort()
    if (running !== undefined) return
    const controller = new AbortController()
    const done = answer(request.id, request.verb, request.input, controller.signal)
    calls.set(request.id, { controller, done })
  }

  const abortAll = () => {
    for (const { controller } of calls.values()) controller.abort()
  }

  contents.ipc.on(callChannel, receive)
  contents.on('did-navigate', abortAll)
  contents.on('render-process-gone', abortAll)
  return {
    isBusy: () => calls.size > 0,
    stop: async () => {
      abortAll()
      await Promise.all([...calls.values()].map(({ done }) => done))
    },
  }
}

/** The window's own top frame, showing our page. `senderFrame` is null once its frame is gone. */
function isFromPage(event: IpcMainEvent, contents: WebContents): boolean {
  const { senderFrame } = event
  return senderFrame !== null && senderFrame === contents.mainFrame && isPageUrl(senderFrame.url)
}
