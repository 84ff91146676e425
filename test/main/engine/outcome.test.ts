import { describe, expect, it } from 'vitest'
import type { ApplyResult } from '../../../main/engine/host-protocol/answer.ts'
import { failureOf, unmetNotes } from '../../../main/engine/outcome.ts'

const context = { host: 'h', change: 'c1', journal: '/j', mode: 'apply' } as const
const [path, docker] = ['/etc/a', 'docker-restart']
/** What a command said, and what becomes of it in a sentence. */
const [said, detail] = [['why'], 'why']

describe('the failure of a result', () => {
  it.each<ApplyResult>([{ kind: 'done' }, { kind: 'recovered', change: 'c0' }, { kind: 'nothing' }])(
    'no failure: $kind',
    (result) => {
      expect(failureOf(result, context)).toBeUndefined()
    },
  )

  it.each<[ApplyResult, string, object]>([
    [{ kind: 'busy', owner: 7 }, 'host-busy', { host: 'h', owner: 7 }],
    [{ kind: 'changed', path }, 'changed-since', { host: 'h', path }],
    [{ kind: 'unsafe', path }, 'target-unsafe', { host: 'h', path }],
    [{ kind: 'foreign', path }, 'target-foreign', { host: 'h', path }],
    [{ kind: 'cancelled' }, 'cancelled', {}],
    [{ kind: 'no-space', path, detail: said }, 'disk-full', { host: 'h', path }],
    [{ kind: 'write-failed', path, detail: said }, 'write-failed', { host: 'h', path, detail }],
    [{ kind: 'refresh-failed', refresh: 'x', detail: said }, 'refresh-failed', { host: 'h', refresh: 'x', detail }],
    [{ kind: 'unrefreshed', refresh: 'x', detail: said }, 'refresh-after-undo', { host: 'h', refresh: 'x', detail }],
    [{ kind: 'unrefreshed', refresh: docker, detail: said }, 'docker-not-restarted', { host: 'h', detail }],
    [{ kind: 'damaged', path }, 'record-damaged', { host: 'h', path }],
    [{ kind: 'unknown' }, 'change-unknown', { host: 'h', change: 'c1' }],
    [{ kind: 'undone-already' }, 'change-undone', { change: 'c1' }],
    [{ kind: 'refused', detail: said }, 'unexpected', { detail }],
    [{ kind: 'unrestorable', path }, 'undo-unrestorable', { host: 'h', change: 'c1', path }],
    [{ kind: 'halted', change: 'c0', path, detail: said }, 'recover-halted', { host: 'h', change: 'c0', path, detail }],
    [
      { kind: 'stuck', change: 'c0', path, detail: said },
      'recover-stuck',
      { host: 'h', change: 'c0', path, journal: '/j' },
    ],
  ])('%o: %s', (result, code, params) => {
    expect(failureOf(result, context)).toMatchObject({ code, params })
  })

  it.each([
    ['undo', 'undo-changed'],
    ['recover', 'changed-since'],
  ] as const)('a file that has changed, for %s: %s', (mode, code) => {
    expect(failureOf({ kind: 'changed', path }, { ...context, mode })?.code).toBe(code)
  })

  it('a refresh by its phrase, or by its name if no driver uses it', () => {
    const refreshOf = (refresh: string): unknown =>
      failureOf({ kind: 'unrefreshed', refresh, detail: said }, context)?.params['refresh']
    expect([refreshOf('trust-store'), refreshOf('unheard-of')]).toEqual([
      { phrase: 'refresh-trust-store' },
      'unheard-of',
    ])
  })
})

describe('what a change stands without', () => {
  it('is told with its store, once, in the words of its driver', () => {
    const database = { refresh: 'nss-database', args: ['/j/nss/a.pem', '/home/ann/.pki/nssdb'], detail: said }
    const runtime = {
      refresh: 'java-cacerts',
      args: ['/j/java/a.pem', '/usr/lib/jvm/x/lib/security/cacerts'],
      detail: [],
    }
    const notes = unmetNotes([database, runtime, database])
    expect(notes).toMatchObject([
      { code: 'database-not-updated', severity: 'warning', params: { database: '/home/ann/.pki/nssdb', detail } },
      { code: 'runtime-not-updated', severity: 'warning', params: { cacerts: '/usr/lib/jvm/x/lib/security/cacerts' } },
    ])
  })

  it('is nothing that no driver calls optional', () => {
    expect(unmetNotes([{ refresh: docker, args: [], detail: said }])).toEqual([])
  })
})
