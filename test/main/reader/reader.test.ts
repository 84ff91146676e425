import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { ReaderJob } from '../../../main/reader/jobs.ts'
import { type ReaderLimits, type ReaderProcess, readApart } from '../../../main/reader/reader.ts'
import { Failure, failureData } from '../../../shared/failure.ts'
import type { Param } from '../../../shared/words/param.ts'

const job = { kind: 'private-key', key: { name: 'client.key', base64: '' } } as const

/** A process that a test plays: what it was sent, whether it was killed, and its two voices. */
function play(limits: Partial<ReaderLimits> = {}) {
  const sent: ReaderJob[] = []
  let kills = 0
  const output = new PassThrough()
  let exit: (reason: Param) => void = () => expect.fail('nobody waits')
  const process: ReaderProcess = {
    send: (one) => sent.push(one),
    output,
    onEnd: (listener) => {
      exit = listener
    },
    kill: () => {
      kills += 1
    },
  }
  const reader = readApart(() => process, { silentMs: 60_000, wholeMs: 60_000, outputBytes: 1000, ...limits })
  return {
    read: (signal?: AbortSignal, onStage?: (stage: string) => void) =>
      reader(job, signal, onStage).catch((error: unknown) => error),
    sent,
    kills: () => kills,
    write: (bytes: string | Buffer) => output.write(bytes),
    say: (message: unknown) => output.write(`${JSON.stringify(message)}\n`),
    exit: (reason: Param) => exit(reason),
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
    expect(await reading).toEqual({ type: 'ec' })
    played.exit({ phrase: 'was-killed' })
    expect(played.sent).toEqual([job])
    expect(played.kills()).toBe(1)
  })

  it('tells on the way what it waits for, and nothing that is no such thing', async () => {
    const played = play()
    const stages: string[] = []
    const reading = played.read(undefined, (stage) => stages.push(stage))
    played.say({ stage: 'handshake' })
    played.say({ stage: 'answer' })
    played.say({ stage: '\u001b[2J' })
    expect(await reading).toEqual(ended({ phrase: 'answer-unreadable' }))
    expect(stages).toEqual(['handshake', 'answer'])
  })

  it('may answer with a failure', async () => {
    const played = play()
    const reading = played.read()
    played.say({ failure: failureData(new Failure('key-encrypted', { file: 'client.key' })) })
    expect(await reading).toMatchObject({ code: 'key-encrypted', params: { file: 'client.key' } })
  })

  it('may say a line in pieces, in the middle of a character', async () => {
    const played = play()
    const reading = played.read()
    const line = Buffer.from('{"answer":{"type":"é"}}\n')
    const middle = line.indexOf('é') + 1
    played.write(line.subarray(0, middle))
    played.write(line.subarray(middle))
    expect(await reading).toEqual({ type: 'é' })
  })

  it('that ends without an answer is a failure with the reason', async () => {
    const played = play()
    const reading = played.read()
    played.exit({ phrase: 'exit-status', params: { status: 134 } })
    played.exit({ phrase: 'was-killed' })
    expect(await reading).toEqual(ended({ phrase: 'exit-status', params: { status: 134 } }))
  })

  const deep = `{"failure":{"code":"cancelled","message":"","hint":"","params":{"x":${'{"list":['.repeat(5000)}""${']}'.repeat(5000)}}}}`
  it.each([
    ['text', 'ec\n'],
    ['bytes of no text', Buffer.from([0xff, 0x0f, 0x0a])],
    ['a number', '1\n'],
    ['an answer to another job', `${JSON.stringify({ answer: [{ fingerprint: 'AB' }] })}\n`],
    ['a failure with a code of its own', '{"failure":{"code":"all-is-well","message":"","hint":"","params":{}}}\n'],
    ['a line without an end', Buffer.alloc(200_000, 'x')],
    ['data so deep that checking it overflows', `${deep}\n`],
  ])('that was taken over is not believed: %s', async (_, bytes) => {
    const played = play({ outputBytes: 150_000 })
    const reading = played.read()
    played.write(bytes)
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
    ['silent', { silentMs: 5 }],
    ['busy for ever', { wholeMs: 5 }],
  ])('that is %s is given up', async (_, limits) => {
    const played = play(limits)
    expect(await played.read()).toEqual(ended({ phrase: 'no-answer', params: { seconds: 0.005 } }))
    expect(played.kills()).toBe(1)
  })
})
