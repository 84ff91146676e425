import { EventEmitter, once } from 'node:events'
import { request } from 'node:http'
import { afterEach, expect, it, vi } from 'vitest'
import type { Dispatch } from '../../../main/api/dispatch.ts'
import { openWebFixture, type WebFixture } from '../../support/web/web-fixture.ts'
import { answerLines } from '../../support/web/web-request.ts'

let web: WebFixture
afterEach(() => web.close())

/** A call that runs until it is told to stop. */
function endless() {
  const calls = new EventEmitter<{ start: [AbortSignal] }>()
  const dispatch: Dispatch = async (_verb, _input, { signal }) => {
    calls.emit('start', signal)
    if (!signal.aborted) await once(signal, 'abort')
    return { ok: true, data: 'stopped' }
  }
  return { dispatch, started: once(calls, 'start') }
}

it('passes on verb and input, and answers with the events in order and the reply last', async () => {
  const dispatch = vi.fn<Dispatch>(async (_verb, _input, { emit }) => {
    for (const step of [1, 2, 3]) emit({ step })
    return { ok: true, data: { done: true } }
  })
  web = await openWebFixture(dispatch)
  const response = await web.call(await web.openSession(), '/api/plan.apply', { body: '{"plan":"p"}' })
  expect(dispatch).toHaveBeenCalledWith('plan.apply', { plan: 'p' }, expect.anything())
  expect(response.status).toBe(200)
  expect(answerLines(response)).toEqual([
    { event: { step: 1 } },
    { event: { step: 2 } },
    { event: { step: 3 } },
    { reply: { ok: true, data: { done: true } } },
  ])
})

it('stops a call whose caller is gone', async () => {
  const { dispatch, started } = endless()
  web = await openWebFixture(dispatch)
  const headers = {
    Origin: web.origin,
    'Content-Type': 'application/json',
    Authorization: `Bearer ${await web.openSession()}`,
  }
  const caller = request(`${web.origin}/api/plan.apply`, { method: 'POST', headers })
  caller.on('error', () => undefined)
  caller.end('{}')
  const [signal] = await started
  caller.destroy()
  if (!signal.aborted) await once(signal, 'abort')
  expect(signal.aborted).toBe(true)
})

it('lets a running call stop and answer when the door closes', async () => {
  const { dispatch, started } = endless()
  web = await openWebFixture(dispatch)
  const answer = web.call(await web.openSession(), '/api/plan.apply')
  await started
  await web.door.close()
  expect(answerLines(await answer)).toEqual([{ reply: { ok: true, data: 'stopped' } }])
})
