import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { tellWaiting } from '../../../main/cli/tell-waiting.ts'
import { fakeSession } from '../../support/cli/session.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const watched = () => {
  const { session, said } = fakeSession()
  return { session: { ...session, isWatched: true }, said }
}

it('says within a second what is waited for, and what comes next', () => {
  const { session, said } = watched()
  const waiting = tellWaiting(session, 'reg:5000')
  waiting.hear('address')
  waiting.hear('handshake')
  expect(said).toEqual([])
  vi.advanceTimersByTime(1000)
  waiting.hear('answer')
  waiting.end()
  waiting.hear('login-server')
  expect(said.map((line) => line.trim())).toEqual([
    'waiting for reg:5000 to accept the connection and send its certificate…',
    'waiting for reg:5000 to answer GET /v2/…',
  ])
})

it('says nothing of what ends soon, or where nobody watches', () => {
  const { session, said } = watched()
  const soon = tellWaiting(session, 'reg:5000')
  soon.hear('handshake')
  soon.end()
  const unwatched = tellWaiting({ ...session, isWatched: false }, 'reg:5000')
  unwatched.hear('handshake')
  vi.advanceTimersByTime(10_000)
  expect(said).toEqual([])
})
