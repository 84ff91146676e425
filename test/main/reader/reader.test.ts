import { describe, expect, it } from 'vitest'
import type { ReaderJob } from '../../../main/reader/jobs.ts'
import { type ReaderProcess, readApart } from '../../../main/reader/reader.ts'
import { Failure, failureData } from '../../../shared/failure.ts'

const job = { kind: 'private-key', key: { name: 'client.key', bytes: Buffer.from('key') } } as const

/** A process that a test plays: what it was sent, whether it was killed, and its two voices. */
function play() {
  const sent: ReaderJob[] = []
  let kills = 0
  let say: (message: unknown) => void = () => expect.fail('nobody listens')
  let exit: (status: number | null) => void = () => expect.fail('nobody waits')
  const process: ReaderProcess = {
    send: (one) => sent.push(one),
    onMessage: (listener) => {
      say = listener
    },
    onEnd: (listener) => {
      exit = listener
    },
    kill: () => {
      kills += 1
    },
  }
  const reader = readApart(() => process, { silentMs: 60_000, wholeMs: 60_000 })
  return {
    read: (signal?: AbortSignal) => reader(job, signal).catch((error: unknown) => error),
    sent,
    kills: () => kills,
    say: (message: unknown) => say(message),
    exit: (status: number | null) => exit(status),
  }
}

const ended = (detail: unknown) =>
  expect.objectContaining({ code: 'reader-ended', params: { what: 'client.key', detail } })

describe('a reader’s process', () => {
  it('gets one job, and ends with its answer', async () => {
    const played = play()
    const reading = played.read()
    played.say({ alive: true })
    played.say({ answer: { type: 'ec' } })
    played.exit(null)
    expect(await reading).toEqual({ type: 'ec' })
    expect(played.sent).toEqual([job])
    expect(played.kills()).toBe(1)
  })

  it('may answer with a failure', async () => {
    const played = play()
    const reading = played.read()
    played.say({ failure: failureData(new Failure('key-not-pem', { file: 'client.key' })) })
    expect(await reading).toMatchObject({ code: 'key-not-pem', params: { file: 'client.key' } })
  })

  it.each([
    ['by a signal', null, { phrase: 'was-killed' }],
    ['by itself', 134, { phrase: 'exit-status', params: { status: 134 } }],
  ])('that ends without an answer is a failure with a reason: %s', async (_, status, detail) => {
    const played = play()
    const reading = played.read()
    played.exit(status)
    expect(await reading).toEqual(ended(detail))
  })

  it.each([
    ['nothing', undefined],
    ['text', 'ec'],
    ['an answer to another job', { answer: [{ fingerprint: 'AB' }] }],
    ['a failure with a code of its own', { failure: { code: 'all-is-well', message: '', hint: '', params: {} } }],
  ])('that was taken over is not believed: %s', async (_, message) => {
    const played = play()
    const reading = played.read()
    played.say(message)
    expect(await reading).toEqual(ended({ phrase: 'answer-unreadable' }))
    expect(played.kills()).toBe(1)
  })

  it('is killed by who stops waiting for it, and says no more', async () => {
    const played = play()
    const stopping = new AbortController()
    const reading = played.read(stopping.signal)
    stopping.abort()
    played.say({ answer: { type: 'ec' } })
    expect(await reading).toMatchObject({ code: 'cancelled' })
    expect(played.kills()).toBe(1)
  })

  it('is not started for who has stopped already', async () => {
    const reader = readApart(() => expect.fail('a process'))
    await expect(reader(job, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
  })

  it.each([
    ['silent', { silentMs: 5, wholeMs: 60_000 }],
    ['busy for ever', { silentMs: 60_000, wholeMs: 5 }],
  ])('that is %s is given up', async (_, limits) => {
    let kills = 0
    const silent = { send: () => undefined, onMessage: () => undefined, onEnd: () => undefined }
    const reader = readApart(() => ({ ...silent, kill: () => (kills += 1) }), limits)
    await expect(reader(job)).rejects.toEqual(ended({ phrase: 'no-answer', params: { seconds: 0.005 } }))
    expect(kills).toBe(1)
  })
})
