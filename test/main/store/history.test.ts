import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type History, openHistory } from '../../../main/store/history.ts'
import type { Change } from '../../../shared/model/change.ts'

let directory: string
let history: History

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-history-'))
  history = openHistory(directory)
})

afterEach(() => rm(directory, { recursive: true, force: true }))

function change(id: string): Change {
  const where = { host: 'local', root: '/', journal: '/var/lib/mooring', privileged: false }
  const what = {
    kind: 'trust',
    registry: 'dtr.example.com',
    files: [],
    commands: [],
    restart: 'none',
  } as const
  return { id, ...where, ...what, files: [], commands: [], at: '2026-01-01T00:00:00.000Z', state: 'applied' }
}

describe('the history', () => {
  it('is empty at first', async () => {
    expect(await history.list()).toEqual([])
  })

  it('lists the newest first and finds by the first characters of an id', async () => {
    await history.save(change('20260101-100000-aaaaaa'))
    await history.save(change('20260102-100000-bbbbbb'))
    expect((await history.list()).map(({ id }) => id)).toEqual(['20260102-100000-bbbbbb', '20260101-100000-aaaaaa'])
    expect((await history.find('20260101')).id).toBe('20260101-100000-aaaaaa')
  })

  it('refuses an id that is unknown or fits several changes', async () => {
    await history.save(change('20260101-100000-aaaaaa'))
    await history.save(change('20260101-110000-bbbbbb'))
    await expect(history.find('20260101')).rejects.toMatchObject({ code: 'change-unknown' })
    await expect(history.find('nothing')).rejects.toMatchObject({ code: 'change-unknown' })
  })

  it('continues without a damaged file', async () => {
    await history.save(change('20260101-100000-aaaaaa'))
    await writeFile(join(directory, 'changes', '20260102-000000-cccccc.json'), 'broken')
    expect(await history.list()).toHaveLength(1)
  })
})
