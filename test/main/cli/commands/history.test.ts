import { describe, expect, it } from 'vitest'
import { history, undo } from '../../../../main/cli/commands/changes.ts'
import { Failure, failureData } from '../../../../shared/failure.ts'
import { answers, change } from '../../../support/cli/answers.ts'
import { fakeSession } from '../../../support/cli/session.ts'

const at = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(change.at))

describe('mooring history', () => {
  it('tells when, in local time, who else made a change, and what superseded it', async () => {
    const { session } = fakeSession()
    const { text } = await history(session, {})
    expect(text).toContain(`${change.id}  ${at}  applied     trust reg:5000 on local`)
    expect(text).toContain('superseded  trust 10.0.0.3:5000 on local\n  Made by u on w.\n  The change')
  })

  it.each([
    [{ onlyRegistry: '10.0.0.3:5000' }, ['20260130-101500-a1b2c3']],
    [{ onlyRegistry: 'none' }, []],
    [{ limit: '1' }, [change.id]],
    [{ limit: '7' }, [change.id, '20260130-101500-a1b2c3']],
  ])('shows with %j these', async (input, ids) => {
    const { data, text } = await history(fakeSession().session, input)
    expect((data as { id: string }[]).map(({ id }) => id)).toEqual(ids)
    if ('limit' in input && ids.length === 1) expect(text).toContain('1 older change is not shown.')
    if (ids.length === 0) expect(text).toBe('No such changes.')
  })

  it.each(['0', 'ten', '1.5', ''])('refuses --limit %j', async (limit) => {
    await expect(history(fakeSession().session, { limit })).rejects.toMatchObject({ code: 'count-invalid' })
  })

  it('asks a named host', async () => {
    const { session, calls } = fakeSession()
    await history(session, { onlyHost: 'web' })
    await history(session, { tree: '/t' })
    expect(calls.map(({ input }) => input)).toEqual([
      { host: 'web', ask: true },
      { host: 'local', ask: true, root: '/t' },
    ])
  })
})

it('mooring undo lists the changes that begin with what was typed', async () => {
  const failure = new Failure('change-ambiguous', { change: '2026', count: 2, candidates: 'a, b' })
  const { session } = fakeSession()
  const call = async (verb: string) =>
    verb === 'history.list' ? { ok: true, data: answers['history.list'] } : { ok: false, error: failureData(failure) }
  const { text, exit } = await undo({ ...session, call } as unknown as typeof session, { change: '2026' })
  expect(text).toContain(`${change.id}  ${at}`)
  expect(text).not.toContain('10.0.0.3:5000')
  expect(exit).toBe(2)
})
