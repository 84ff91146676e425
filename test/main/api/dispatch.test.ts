import { describe, expect, it, vi } from 'vitest'
import type { ApiDeps } from '../../../main/api/deps.ts'
import { createDispatch } from '../../../main/api/dispatch.ts'
import type { Handler } from '../../../main/api/handler.ts'
import type { loadHandler } from '../../../main/api/handlers/index.ts'
import type { VerbName } from '../../../shared/api/contract.ts'
import { Failure } from '../../../shared/failure.ts'

const deps = {} as ApiDeps
const host = { id: 'local', source: 'local', label: 'x', state: 'looking', detail: '', system: '', needsSudo: false }
const looking = { ...host, engines: [], registries: [], trusted: [], insecure: [], gone: [], byHand: [], notes: [] }

/** Calls a verb whose handler is the one given; what it answers and emits need not be what the contract says. */
async function call<V extends VerbName>(
  verb: string,
  input: unknown,
  handler: (...call: Parameters<Handler<V>>) => Promise<unknown>,
  signal = new AbortController().signal,
) {
  const events: unknown[] = []
  const load = (async () => handler) as unknown as typeof loadHandler
  const envelope = await createDispatch(deps, load)(verb, input, { signal, emit: (event) => events.push(event) })
  return { envelope, events }
}

const never = vi.fn(async () => undefined)

describe('a call', () => {
  it('hands the parsed input to the verb’s handler, and answers with what the contract knows of its output', async () => {
    const handler = vi.fn(async () => ({ host: 'web', secret: 'not of the contract' }))
    const { envelope } = await call('hosts.add', { name: 'web', address: 'web', more: 1 }, handler)
    expect(handler).toHaveBeenCalledWith(deps, { name: 'web', address: 'web' }, expect.anything())
    expect(envelope).toEqual({ ok: true, data: { host: 'web' } })
  })

  it('passes on the contract’s events, in order', async () => {
    const { envelope, events } = await call<'hosts.list'>('hosts.list', {}, async (_deps, _input, { emit }) => {
      for (const id of ['a', 'b']) emit({ ...looking, id, secret: 'not of the contract' } as never)
      return { hosts: [], failures: [] }
    })
    expect(envelope).toEqual({ ok: true, data: { hosts: [], failures: [] } })
    expect(events).toEqual(['a', 'b'].map((id) => ({ ...looking, id })))
  })
})

describe('a call that is refused before its handler runs', () => {
  it.each([
    ['a verb that nobody knows', 'plan.forge', {}, { code: 'verb-unknown', params: { verb: 'plan.forge' } }],
    ['a verb that every object has', 'constructor', {}, { code: 'verb-unknown' }],
    [
      'input of the wrong kind',
      'plan.apply',
      'p1',
      { code: 'input-invalid', params: { verb: 'plan.apply', detail: 'invalid_type' } },
    ],
    [
      'a field of the wrong kind, and one that is missing',
      'hosts.add',
      { name: 7 },
      { code: 'input-invalid', params: { verb: 'hosts.add', detail: 'name: invalid_type, address: invalid_type' } },
    ],
    [
      'a field deep inside',
      'plan.make',
      { intent: { kind: 'trust', registry: 'r', anchor: { from: 'thin air' } }, hosts: [] },
      { code: 'input-invalid', params: { detail: 'intent.anchor.from: invalid_union, hosts: too_small' } },
    ],
  ])('%s', async (_, verb, input, error) => {
    const { envelope } = await call(verb, input, never)
    expect(envelope).toMatchObject({ ok: false, error })
    expect(never).not.toHaveBeenCalled()
  })

  it('one that is already cancelled', async () => {
    const { envelope } = await call('app.info', {}, never, AbortSignal.abort())
    expect(envelope).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(never).not.toHaveBeenCalled()
  })
})

describe('a failure in a handler', () => {
  it.each<[string, Handler<'hosts.list'>, object]>([
    [
      'a failure is told with its code',
      async () => Promise.reject(new Failure('file-cancelled')),
      { code: 'file-cancelled', message: expect.any(String), hint: expect.any(String), params: {} },
    ],
    [
      'an error is told without its stack',
      async () => Promise.reject(new TypeError('a bug')),
      { code: 'unexpected', message: expect.any(String), hint: expect.any(String), params: { detail: 'a bug' } },
    ],
  ])('%s', async (_, handler, error) => {
    expect((await call('hosts.list', {}, handler)).envelope).toEqual({ ok: false, error })
  })

  it.each<[string, Handler<'hosts.list'>]>([
    [
      'an event',
      async (_deps, _input, { emit }) => {
        emit({ id: 'local' } as never)
        return { hosts: [], failures: [] }
      },
    ],
    ['output', async () => ({ hosts: [{ id: 'local' }], failures: [] }) as never],
  ])('%s that the contract does not know crosses no door', async (_, handler) => {
    const { envelope, events } = await call('hosts.list', {}, handler)
    expect(envelope).toMatchObject({ ok: false, error: { code: 'unexpected' } })
    expect(events).toEqual([])
  })
})
