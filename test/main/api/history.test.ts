import { describe, expect, it } from 'vitest'
import type { ApiDeps } from '../../../main/api/deps.ts'
import { historyList } from '../../../main/api/handlers/history.ts'
import { Failure, failureData } from '../../../shared/failure.ts'
import { change } from '../../support/cli/answers.ts'

const changes = [
  { ...change, id: 'c' },
  { ...change, id: 'b', host: 'web' },
  { ...change, id: 'a', host: 'gone' },
]

const unreadable = new Failure('store-corrupt', { file: 'd.json' })

/** `www` is another name of the host `web`; no other host is there. */
const deps = {
  history: { list: async () => ({ changes, thrown: [unreadable] }) },
  hosts: {
    find: async (host: string) => {
      if (host !== 'www' && host !== 'web') throw new Failure('host-unknown', { host })
      return { id: 'web' }
    },
  },
} as unknown as ApiDeps

const context = { signal: new AbortController().signal, emit: () => undefined }

const idsOf = async (host?: string): Promise<string[]> => {
  return (await historyList(deps, host === undefined ? {} : { host }, context)).changes.map(({ id }) => id)
}

describe('the history', () => {
  it.each([
    [undefined, ['c', 'b', 'a']],
    ['web', ['b']],
    ['www', ['b']],
    ['gone', ['a']],
  ])('of %s', async (host, ids) => {
    expect(await idsOf(host)).toEqual(ids)
  })

  it('names the entries that can’t be read', async () => {
    expect((await historyList(deps, { host: 'web' }, context)).failures).toEqual([failureData(unreadable)])
  })

  it('of a host that does not exist and has none is an error, not empty', async () => {
    await expect(idsOf('typo')).rejects.toMatchObject({ code: 'host-unknown', params: { host: 'typo' } })
  })
})
