import { expect, it } from 'vitest'
import { failureOf } from '../../../main/engine/outcome.ts'

const context = { host: 'h', change: 'c1', journal: '/j', mode: 'undo' } as const

it('says that Docker stayed away after all files were put back, in words of its own', () => {
  const failed = { kind: 'unrefreshed', refresh: 'docker-restart', detail: ['no answer'] } as const
  expect(failureOf(failed, context)).toMatchObject({
    code: 'docker-not-restarted',
    params: { host: 'h', detail: 'no answer' },
  })
})

it('names what other refreshes do, and the refresh itself where no driver uses it', () => {
  const refreshOf = (refresh: string): unknown =>
    failureOf({ kind: 'unrefreshed', refresh, detail: [] }, context)?.params['refresh']
  expect(failureOf({ kind: 'unrefreshed', refresh: 'trust-store', detail: [] }, context)?.code).toBe(
    'refresh-after-undo',
  )
  expect([refreshOf('trust-store'), refreshOf('unheard-of')]).toEqual([{ phrase: 'refresh-trust-store' }, 'unheard-of'])
})
