import { describe, expect, it } from 'vitest'
import { actions } from '../../../../main/cli/commands/index.ts'
import { Failure, failureData } from '../../../../shared/failure.ts'
import type { Host } from '../../../../shared/model/host.ts'
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

describe('a host key that is accepted', () => {
  const base = hosts[0] ?? expect.fail()
  const key = { host: 'ship', address: 'ship:22', type: 'ssh-ed25519', fingerprint: 'SHA256:theirs' }
  const look = (shown: typeof key): Host => {
    const failure = failureData(new Failure('ssh-host-key-unknown', shown))
    return { ...base, id: 'ship', source: 'saved', state: 'key-unknown', error: failure, hostKey: shown }
  }
  const accept = (shown: typeof key, hostKey: string) =>
    actions['hosts accept-key'](
      fakeSession({ answers: { 'hosts.accept-key': {}, 'hosts.look': look(shown) } }).session,
      {
        host: 'ship',
        hostKey,
      },
    )

  it('is refused if the host shows another one, without a way to accept that', async () => {
    const refused = await accept(key, 'SHA256:mine').catch((error: unknown) => failureData(error))
    expect(refused).toMatchObject({
      code: 'ssh-host-key-differs',
      params: { expected: 'SHA256:mine' },
      hint: expect.not.stringContaining('accept-key'),
    })
  })

  it('is another question than that of a jump host', async () => {
    const jump = { ...key, host: 'ssh://jump' }
    await expect(accept(jump, 'SHA256:mine')).rejects.toMatchObject({ code: 'ssh-host-key-unknown', params: jump })
  })
})
