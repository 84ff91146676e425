import { beforeEach, describe, expect, it } from 'vitest'
import { createQuestions, type Questions } from '../../../main/api/questions.ts'
import type { QuestionEvent } from '../../../shared/model/question.ts'

let questions: Questions
let emitted: QuestionEvent[]
let page: AbortController
beforeEach(() => {
  questions = createQuestions()
  emitted = []
  page = new AbortController()
})

const listen = (signal = page.signal): Promise<void> => questions.listen((event) => emitted.push(event), signal)
const passphrase = (file: string, signal?: AbortSignal): Promise<string | undefined> =>
  questions.ask({ kind: 'passphrase', file, attempt: 1 }, signal)
const idAt = (index: number): string => emitted[index]?.id ?? ''
const files = (): unknown[] => emitted.map((event) => (event.kind === 'passphrase' ? event.file : event.kind))

describe('questions', () => {
  it('stay unanswered without a listener', async () => {
    expect(await passphrase('a')).toBeUndefined()
  })

  it('come one after the other, and each answer reaches who asked', async () => {
    void listen()
    const [a, b] = [passphrase('a'), passphrase('b')]
    expect(files()).toEqual(['a'])
    questions.answer(idAt(0), 'secret a')
    expect(files()).toEqual(['a', 'b'])
    questions.answer(idAt(1), undefined)
    expect(await Promise.all([a, b])).toEqual(['secret a', undefined])
  })

  it('can be answered once, and only the one that is shown', async () => {
    void listen()
    void passphrase('a')
    questions.answer(idAt(0), 'x')
    expect(() => questions.answer(idAt(0), 'y')).toThrow(expect.objectContaining({ code: 'question-unknown' }))
    expect(() => questions.answer('none', 'y')).toThrow(expect.objectContaining({ code: 'question-unknown' }))
  })

  it('are withdrawn when the verb that asked stops, and the next one comes', async () => {
    void listen()
    const stop = new AbortController()
    const [a, b] = [passphrase('a', stop.signal), passphrase('b')]
    stop.abort()
    expect(await a).toBeUndefined()
    expect(files()).toEqual(['a', 'withdrawn', 'b'])
    expect(idAt(1)).toBe(idAt(0))
    questions.answer(idAt(2), 'secret b')
    expect(await b).toBe('secret b')
  })

  it('that wait are dropped quietly', async () => {
    void listen()
    const stop = new AbortController()
    void passphrase('a')
    const b = passphrase('b', stop.signal)
    stop.abort()
    expect(await b).toBeUndefined()
    questions.answer(idAt(0), 'x')
    expect(files()).toEqual(['a'])
  })

  it('are all cancelled when the listener leaves', async () => {
    const listening = listen()
    const both = Promise.all([passphrase('a'), passphrase('b')])
    page.abort()
    expect(await both).toEqual([undefined, undefined])
    await listening
    expect(await passphrase('c')).toBeUndefined()
    expect(files()).toEqual(['a'])
  })

  it('continue with a new listener, including the open one', async () => {
    const first = listen()
    const asked = passphrase('a')
    const second = new AbortController()
    void listen(second.signal)
    await first
    page.abort() // the page before is no longer the one that matters
    expect(files()).toEqual(['a', 'a'])
    questions.answer(idAt(1), 'secret')
    expect(await asked).toBe('secret')
  })

  it('are not begun for a verb that has stopped', async () => {
    void listen()
    expect(await passphrase('a', AbortSignal.abort())).toBeUndefined()
    expect(emitted).toEqual([])
  })
})
