import { describe } from 'vitest'
import type { Bridge, BridgeMessage } from '../../shared/api/bridge.ts'
import type { Call } from '../../shared/api/client.ts'
import { describeScenario, type OpenDoor } from '../doors/scenario.ts'
import { launchApp } from '../support/electron/electron-app.ts'

/** The desktop’s door: what the page itself calls, in the real app. */
async function openDesktopDoor(): Promise<OpenDoor> {
  const app = await launchApp()
  let calls = 0
  const call = async (verb: string, input: unknown, options?: { onEvent?: (event: unknown) => void }) => {
    calls += 1
    const messages = await app.page.evaluate(
      ([id, name, value]) =>
        new Promise<BridgeMessage[]>((resolve) => {
          const { mooring } = window as unknown as { mooring: Bridge }
          const received: BridgeMessage[] = []
          const stop = mooring.listen((message) => {
            if (message.id !== id) return
            received.push(message)
            if (!('reply' in message)) return
            stop()
            resolve(received)
          })
          mooring.send({ id, verb: name, input: value })
        }),
      [`scenario-${calls}`, verb, input] as const,
    )
    for (const message of messages) if ('event' in message) options?.onEvent?.(message.event)
    const last = messages.at(-1)
    return last && 'reply' in last ? last.reply : undefined
  }
  return { call: call as Call, close: app.close }
}

describe('the desktop', () => describeScenario(openDesktopDoor))
