import { describe, expect, it } from 'vitest'
import { verifyHost } from '../../../main/engine/verify-host.ts'
import { Failure } from '../../../shared/failure.ts'
import type { VerifyRequest } from '../../../shared/model/plan.ts'
import { changes, type ExpectedRun, fakeHost } from '../../support/hosts/fake-host.ts'

const { signal } = new AbortController()
const endpoint = 'unix:///var/run/docker.sock'
const requests: readonly VerifyRequest[] = [
  { kind: 'docker', endpoint, registry: 'reg' },
  { kind: 'system', registry: 'reg' },
]
const asks = ['mode verify', `verify docker ${endpoint} reg`, 'verify system reg']

function verify(script: ExpectedRun, privileged?: boolean) {
  const options = { signal, ...(privileged === undefined ? {} : { privileged }) }
  return verifyHost(fakeHost('web', script).handle, requests, options)
}

describe('asking a host without changing it', () => {
  it('gives a verdict on each answer, with its cause', async () => {
    const lines = [
      'verifying',
      '| x509: certificate has expired or is not yet valid',
      `verify 1 docker ${endpoint} reg`,
      'verify 0 system reg',
      'result done',
    ]
    expect(await verify(changes(asks, lines))).toMatchObject([
      { kind: 'docker', endpoint, registry: 'reg', answer: 'untrusted', cause: 'expired' },
      { kind: 'system', registry: 'reg', answer: 'reached', cause: 'answered' },
    ])
  })

  it.each([
    ['timeout', 'silent', 'no-answer'],
    ['unavailable', 'unknown', 'not-asked'],
  ])('tells who did not answer from whom nobody could ask: %s', async (status, answer, cause) => {
    const lines = [`verify ${status} docker ${endpoint} reg`, 'result done']
    expect(await verify(changes(asks, lines))).toMatchObject([{ answer, cause }])
  })

  it('asks as root where it is told to', async () => {
    expect(await verify(changes(asks, ['result done'], { privileged: true }), true)).toEqual([])
  })

  it.each<[string, ExpectedRun, object]>([
    ['it was stopped', changes(asks, ['result cancelled']), { code: 'cancelled' }],
    [
      'the program comes to no end',
      changes(asks, ['verify 0 system reg'], { stderr: 'Killed\n' }),
      { code: 'program-failed', params: { host: 'web', detail: 'Killed' } },
    ],
    [
      'the program ends without a word',
      changes(asks, []),
      { code: 'program-failed', params: { host: 'web', detail: { phrase: 'exit-status', params: { status: 0 } } } },
    ],
    ['the way breaks', changes(asks, new Failure('elevation-missing', { host: 'web' })), { code: 'elevation-missing' }],
  ])('fails where %s', async (_, script, failure) => {
    await expect(verify(script)).rejects.toMatchObject(failure)
  })
})
