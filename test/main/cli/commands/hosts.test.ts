import { expect, it } from 'vitest'
import { actions } from '../../../../main/cli/commands/index.ts'
import { Failure, failureData } from '../../../../shared/failure.ts'
import { answers } from '../../../support/cli/answers.ts'
import { fakeSession } from '../../../support/cli/session.ts'

const hosts = answers['hosts.list']?.hosts ?? expect.fail()

it('the hosts are shown beside the reason why some are missing, which is how the command ends', async () => {
  const failure = failureData(new Failure('store-newer', { file: '/home/ann/.config/mooring/hosts.json' }))
  const { session } = fakeSession({ answers: { 'hosts.list': { hosts, failures: [failure] } } })
  const { text, ...end } = await actions['hosts list'](session, {})
  expect(end).toEqual({ data: hosts, exit: 4, failure })
  expect(text).toMatch(/^local/)
  expect(text).toContain(failure.message)
  expect(text).toContain(failure.hint)
})

it('the hosts are all that is told where none is missing', async () => {
  const { session } = fakeSession({})
  expect(await actions['hosts list'](session, {})).toEqual({ data: hosts, text: expect.stringMatching(/^local/) })
})
