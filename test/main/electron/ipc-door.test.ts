import { EventEmitter, once } from 'node:events'
import type { WebContents } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Dispatch } from '../../../main/api/dispatch.ts'
import { openIpcDoor } from '../../../main/electron/ipc-door.ts'

const topFrame = { url: 'app://mooring/' }

/** As much of a window's contents as the door uses; `sent` is what the page hears. */
class Contents extends EventEmitter {
  readonly ipc = new EventEmitter()
  readonly mainFrame = topFrame
  readonly sent: unknown[] = []
  send(channel: string, message: unknown) {
    this.sent.push([channel, message])
  }
  isDestroyed() {
    return false
  }
  /** What arrives from a frame. */
  receive(message: unknown, senderFrame: unknown = topFrame) {
    this.ipc.emit('api:call', { senderFrame }, message)
  }
}

let contents: Contents
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Runs until it is stopped; `emit` tells what it does. */
const dispatch = vi.fn<Dispatch>(async (verb, _input, { signal, emit }) => {
  if (verb === 'quick') return { ok: true, data: 'quick' }
  emit('begun')
  if (!signal.aborted) await once(signal, 'abort')
  return { ok: true, data: 'stopped' }
})

function open() {
  return openIpcDoor(contents as unknown as WebContents, dispatch)
}

beforeEach(() => {
  contents = new Contents()
  dispatch.mockClear()
})

it('answers with the events, then the reply', async () => {
  open()
  contents.receive({ id: '1', verb: 'slow', input: {} })
  contents.receive({ id: '1', abort: true })
  await settled()
  expect(contents.sent).toEqual([
    ['api:event', { id: '1', event: 'begun' }],
    ['api:event', { id: '1', reply: { ok: true, data: 'stopped' } }],
  ])
})

it.each([
  ['a frame inside the page', { url: 'app://mooring/' }],
  ['a frame that has gone', null],
])('ignores %s', async (_who, frame) => {
  open()
  contents.receive({ id: '1', verb: 'quick', input: {} }, frame)
  await settled()
  expect(dispatch).not.toHaveBeenCalled()
  expect(contents.sent).toEqual([])
})

it.each(['https://evil.example/', 'app://mooring.evil/', 'file:///app://mooring/', 'data:text/html,', ''])(
  'ignores the window’s own frame while it shows %s',
  (url) => {
    Object.assign(contents, { mainFrame: { url } })
    open()
    contents.receive({ id: '1', verb: 'quick', input: {} }, contents.mainFrame)
    expect(dispatch).not.toHaveBeenCalled()
  },
)

it.each([
  ['text', 'quick'],
  ['nothing', undefined],
  ['no id', { verb: 'quick', input: {} }],
  ['an id that is no text', { id: 1, verb: 'quick', input: {} }],
  ['an endless id', { id: 'x'.repeat(65), verb: 'quick', input: {} }],
  ['a call that is a stop too', { id: '1', verb: 'quick', input: {}, abort: true }],
])('does not answer %s', (_what, message) => {
  open()
  contents.receive(message)
  expect(dispatch).not.toHaveBeenCalled()
})

it('does not start a running call again', () => {
  open()
  contents.receive({ id: '1', verb: 'slow', input: {} })
  contents.receive({ id: '1', verb: 'slow', input: {} })
  expect(dispatch).toHaveBeenCalledOnce()
})

it('stops only the call that is meant', async () => {
  const door = open()
  contents.receive({ id: '1', verb: 'slow', input: {} })
  contents.receive({ id: '2', verb: 'slow', input: {} })
  contents.receive({ id: '2', abort: true })
  contents.receive({ id: '3', abort: true })
  await settled()
  expect(contents.sent.at(-1)).toEqual(['api:event', { id: '2', reply: { ok: true, data: 'stopped' } }])
  expect(dispatch.mock.calls[0]?.[2].signal.aborted).toBe(false)
  expect(door.isBusy()).toBe(true)
})

it.each(['did-navigate', 'render-process-gone'])('stops running calls on %s', (event) => {
  open()
  contents.receive({ id: '1', verb: 'slow', input: {} })
  contents.emit(event)
  expect(dispatch.mock.calls[0]?.[2].signal.aborted).toBe(true)
})

it('is not busy any more once it is stopped', async () => {
  const door = open()
  contents.receive({ id: '1', verb: 'slow', input: {} })
  expect(door.isBusy()).toBe(true)
  await door.stop()
  expect(door.isBusy()).toBe(false)
})
