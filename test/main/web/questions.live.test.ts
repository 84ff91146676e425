import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ApiDeps } from '../../../main/api/deps.ts'
import { createDispatch } from '../../../main/api/dispatch.ts'
import { loadHandler } from '../../../main/api/handlers/index.ts'
import { createQuestions, type Questions } from '../../../main/api/questions.ts'
import { openWebFixture, type WebFixture } from '../../support/web/web-fixture.ts'
import { answerLines } from '../../support/web/web-request.ts'

let questions: Questions
let web: WebFixture
let token: string
beforeEach(async () => {
  questions = createQuestions()
  // Loaded when it is first called, it would not listen yet when the answer begins.
  await loadHandler('questions.listen')
  // The verbs of this test need nothing else.
  web = await openWebFixture(createDispatch({ questions } as unknown as ApiDeps))
  token = await web.openSession()
})
afterEach(() => web.close())

const ask = () => questions.ask({ kind: 'sudo-password', host: 'ship', user: 'mate', attempt: 1 }, undefined)

/** Listens as the page does, on a call that goes on. */
async function listen() {
  const headers = { Origin: web.origin, 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }
  const caller = request(`${web.origin}/api/questions.listen`, { method: 'POST', headers })
  caller.on('error', () => undefined).end('{}')
  const [response] = (await once(caller, 'response')) as [IncomingMessage]
  response.on('error', () => undefined)
  const lines = createInterface(response)[Symbol.asyncIterator]()
  const next = async () => JSON.parse((await lines.next()).value ?? 'null') as { event: { id: string } }
  return { next, leave: () => caller.destroy() }
}

it('sends a question to the page at once, and its answer back', async () => {
  const page = await listen()
  const asked = ask()
  const { event } = await page.next()
  expect(event).toEqual({ id: expect.any(String), kind: 'sudo-password', host: 'ship', user: 'mate', attempt: 1 })
  const body = JSON.stringify({ question: event.id, secret: 'four score' })
  expect(answerLines(await web.call(token, '/api/questions.answer', { body }))).toEqual([
    { reply: { ok: true, data: {} } },
  ])
  expect(await asked).toBe('four score')
  const again = answerLines(await web.call(token, '/api/questions.answer', { body }))
  expect(again).toMatchObject([{ reply: { ok: false, error: { code: 'question-unknown' } } }])
})

it('cancels a question whose page is gone', async () => {
  const page = await listen()
  const asked = ask()
  await page.next()
  page.leave()
  expect(await asked).toBeUndefined()
})

it('stops listening when the door closes', async () => {
  const page = await listen()
  await web.door.close()
  expect(await page.next()).toEqual({ reply: { ok: true, data: {} } })
})
