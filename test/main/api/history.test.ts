import { describe, expect, it } from 'vitest'
import type { ApiDeps } from '../../../main/api/deps.ts'
import { historyList } from '../../../main/api/handlers/history.ts'
import { Failure } from '../../../shared/failure.ts'
import { change } from '../../support/cli/answers.ts'

const changes = [change, { ...change, id: 'b', host: 'web' }, { ...change, id: 'c', host: 'gone' }]

/** `www` is another name of the host `web`; no other host is there. */
const deps = {
  history: { list: async () => changes },
  hosts: {
    find: async (host: string) => {
      if (host !== 'www' && host !== 'web') throw new Failure('host-unknown', { host })
      return { id: 'web' }
    },
  },
} as unknown as ApiDeps

const idsOf = async (host?: string): Promise<string[]> => {
  const context = { signal: new AbortController().signal, emit: () => undefined }
  return (await historyList(deps, host === undefined ? {} : { host }, context)).map(({ id }) => id)
}

describe('the history', () => {
  it.each([
    [undefined, [change.id, 'b', 'c']],
    ['web', ['b']],
    ['www', ['b']],
    ['gone', ['c']],
  ])('of %s', async (host, ids) => {
    expect(await idsOf(host)).toEqual(ids)
  })

  it('of a host that does not exist and has none is an error, not empty', async () => {
    await expect(idsOf('typo')).rejects.toMatchObject({ code: 'host-unknown', params: { host: 'typo' } })
  })
})
