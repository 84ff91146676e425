import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type History, openHistory } from '../../../main/store/history.ts'
import type { Change } from '../../../shared/model/change.ts'
import { historyDamages } from '../../support/hosts/damage-table.ts'

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
    restart: 'none',
  } as const
  return { id, ...where, ...what, stages: [], at: '2026-01-01T00:00:00.000Z', state: 'applied' }
}

describe('the history', () => {
  it('is empty at first', async () => {
    expect(await history.list()).toEqual({ changes: [], thrown: [] })
  })

  it('lists the newest first and finds by id', async () => {
    await history.save(change('20260101-100000-aaaaaa'))
    await history.save(change('20260102-100000-bbbbbb'))
    expect((await history.list()).changes.map(({ id }) => id)).toEqual([
      '20260102-100000-bbbbbb',
      '20260101-100000-aaaaaa',
    ])
    expect((await history.find('20260101-100000-aaaaaa')).id).toBe('20260101-100000-aaaaaa')
  })

  it('refuses an id that is unknown', async () => {
    await history.save(change('20260101-100000-aaaaaa'))
    for (const id of ['nothing', '20260101', '../changes/20260101-100000-aaaaaa']) {
      await expect(history.find(id)).rejects.toMatchObject({ code: 'change-unknown' })
    }
  })

  it('says of an entry that can’t be written why, and which', async () => {
    await writeFile(join(directory, 'changes'), '')
    const params = { file: join(directory, 'changes', 'c1.json'), detail: { phrase: 'system-ENOTDIR' } }
    await expect(history.save(change('c1'))).rejects.toMatchObject({ code: 'store-unwritable', params })
  })

  it('tells of entries that others write, until it is stopped', async () => {
    const stop = new AbortController()
    let isTold = false
    const watching = history.watch(() => {
      isTold = true
    }, stop.signal)
    // It listens a moment after it was asked to.
    while (!isTold) await openHistory(directory).save(change('c1'))
    stop.abort()
    await watching
    expect((await history.list()).changes.map(({ id }) => id)).toEqual(['c1'])
  })

  it('drops a change that was never made, once or twice', async () => {
    await history.save(change('20260101'))
    for (let time = 0; time < 2; time += 1) await history.drop('20260101')
    expect((await history.list()).changes).toEqual([])
  })

  const [missing, empty, cut, garbage, aDirectory, , huge] = historyDamages
  it.each<[string, (file: string) => Promise<unknown>, string]>([
    ['empty', (file) => writeFile(file, ''), empty],
    ['cut off', (file) => writeFile(file, '{"version":1,"data":{"id":'), cut],
    ['garbage', (file) => writeFile(file, Buffer.from([0, 255, 10, 1])), garbage],
    ['a directory', (file) => mkdir(file), aDirectory],
    ['a link to itself', (file) => symlink(file, file), 'file-unreadable'],
    ['huge', (file) => writeFile(file, Buffer.alloc(9 * 1024 * 1024, 32)), huge],
    ['of a newer version', (file) => writeFile(file, '{"version":9,"data":7}'), 'store-newer'],
  ])('names an entry that is %s, keeps it, and shows the others', async (_, damage, code) => {
    const [good, bad] = ['20260101-100000-aaaaaa', '20260102-000000-cccccc'] as const
    await history.save(change(good))
    const file = join(directory, 'changes', `${bad}.json`)
    await damage(file)
    const { changes, thrown } = await history.list()
    expect(changes.map(({ id }) => id)).toEqual([good])
    expect(thrown).toMatchObject([{ code, params: { file } }])
    expect((await history.find(good)).id).toBe(good)
    await expect(history.find(bad)).rejects.toMatchObject({ code, params: { file } })
    expect(await readdir(join(directory, 'changes'))).toEqual([`${good}.json`, `${bad}.json`])
    await rm(file, { recursive: true })
    await expect(history.find(bad)).rejects.toMatchObject({ code: missing })
  })
})
