import { expect, it } from 'vitest'
import { bridgeDoor } from '../../../renderer/api/bridge-door.ts'
import type { Bridge, BridgeMessage, BridgeRequest } from '../../../shared/api/bridge.ts'
import { report } from '../../ui/data/plans.ts'

/** A bridge whose other side is the test. */
function openBridge() {
  const sent: BridgeRequest[] = []
  const handlers = new Set<(message: BridgeMessage) => void>()
  const bridge: Bridge = {
    send: (request) => sent.push(request),
    listen: (handler) => {
      handlers.add(handler)
      return () => handlers.delete(handler)
    },
  }
  const tell = (message: BridgeMessage) => {
    for (const handler of [...handlers]) handler(message)
  }
  return { bridge, sent, handlers, tell }
}

const progress = { host: 'local', phase: 'running', step: 1, steps: 2 } as const

it('keeps calls apart by their ids', async () => {
  const { bridge, sent, tell } = openBridge()
  const call = bridgeDoor(bridge, 's')
  const first = call('history.list', {})
  const second = call('hosts.list', {})
  expect(sent).toEqual([
    { id: 's-1', verb: 'history.list', input: {} },
    { id: 's-2', verb: 'hosts.list', input: {} },
  ])
  tell({ id: 's-2', reply: { ok: true, data: { hosts: [], failures: [] } } })
  tell({ id: 's-1', reply: { ok: true, data: 'wrong' } })
  expect(await second).toEqual({ ok: true, data: { hosts: [], failures: [] } })
  expect(await first).toMatchObject({ ok: false, error: { code: 'unexpected' } })
})

it('passes events on until the reply, and then listens no longer', async () => {
  const { bridge, handlers, tell } = openBridge()
  const events: unknown[] = []
  const answer = bridgeDoor(bridge, 's')('plan.apply', { plan: 'p' }, { onEvent: (event) => events.push(event) })
  tell({ id: 's-1', event: progress })
  tell({ id: 's-1', event: 'nonsense' })
  tell({ id: 'other', event: progress })
  tell({ id: 's-1', reply: { ok: true, data: report } })
  expect(await answer).toEqual({ ok: true, data: report })
  expect(events).toEqual([progress])
  expect(handlers.size).toBe(0)
})

it('asks to stop once, still waits for the answer, and is silent after it', async () => {
  const { bridge, sent, tell } = openBridge()
  const controller = new AbortController()
  const call = bridgeDoor(bridge, 's')
  const answer = call('plan.apply', { plan: 'p' }, { signal: controller.signal })
  controller.abort()
  tell({ id: 's-1', reply: { ok: true, data: report } })
  expect(await answer).toMatchObject({ ok: true })
  expect(sent.slice(1)).toEqual([{ id: 's-1', abort: true }])

  const late = new AbortController()
  const done = call('plan.apply', { plan: 'p' }, { signal: late.signal })
  tell({ id: 's-2', reply: { ok: true, data: report } })
  await done
  late.abort()
  expect(sent.filter((request) => 'abort' in request)).toHaveLength(1)
})

it('asks to stop at once if it was already cancelled', () => {
  const { bridge, sent } = openBridge()
  void bridgeDoor(bridge, 's')('plan.apply', { plan: 'p' }, { signal: AbortSignal.abort() })
  expect(sent).toEqual([
    { id: 's-1', verb: 'plan.apply', input: { plan: 'p' } },
    { id: 's-1', abort: true },
  ])
})
