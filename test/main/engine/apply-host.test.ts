import { describe, expect, it } from 'vitest'
import { applyHost } from '../../../main/engine/apply-host.ts'
import type { HostPlan } from '../../../main/engine/host-plan.ts'
import type { ChangeRequest } from '../../../main/engine/host-protocol/apply.ts'
import { Failure, failureData } from '../../../shared/failure.ts'
import type { Progress } from '../../../shared/model/change.ts'
import { hostPlan } from '../../support/cli/answers.ts'
import { changes, type ExpectedRun, fakeHost } from '../../support/hosts/fake-host.ts'

const { signal } = new AbortController()
const endpoint = 'unix:///var/run/docker.sock'
const verify = [{ kind: 'docker', endpoint, registry: 'reg' }] as const
const apply: ChangeRequest = { mode: 'apply', change: 'c1', root: '/', journal: '/j', stages: [], verify }
const undo: ChangeRequest = { mode: 'undo', change: 'c1', root: '/', journal: '/j' }
const recover: ChangeRequest = { mode: 'recover', root: '/', journal: '/j' }
const told = {
  apply: ['mode apply', 'change c1', 'root /', 'journal /j', `verify docker ${endpoint} reg`],
  undo: ['mode undo', 'change c1', 'root /', 'journal /j'],
  recover: ['mode recover', 'root /', 'journal /j'],
}

/** Applies a plan to a host with a script, and hears what is told meanwhile. */
async function run(plan: Partial<HostPlan>, ...script: readonly ExpectedRun[]) {
  const { handle, runs } = fakeHost('web', ...script)
  const heard: Progress[] = []
  const whole = { host: handle, view: hostPlan, privileged: false, ...plan }
  const applied = await applyHost(whole, { signal, emit: (progress) => heard.push(progress) })
  return { ...applied, runs, heard }
}

describe('a plan that needs no host', () => {
  const error = failureData(new Failure('host-unreachable', { host: 'web', detail: 'x' }))

  it.each([
    ['could not be made', { view: { ...hostPlan, error }, request: apply }, { outcome: 'failed', error }],
    ['has nothing to do', {}, { outcome: 'nothing' }],
  ])('since it %s', async (_, plan, end) => {
    const { report, heard } = await run(plan)
    expect(report).toEqual({ host: 'web', verdicts: [], ...end })
    expect(heard).toEqual([])
  })
})

describe('a plan that is applied', () => {
  it('is reported step by step, and ends with its change and the engines’ answers', async () => {
    const lines = [
      'step 1 3 put /etc/a',
      'step 2 3 put /j/receipts/c1.json',
      'step 3 3 run docker-reload',
      'verifying',
      '| step 9 9 put /etc/not-a-step',
      '| x509: certificate signed by unknown authority',
      `verify 1 docker ${endpoint} reg`,
      'result done',
    ]
    const { report, runs, heard } = await run({ request: apply }, changes(told.apply, lines))
    expect(report).toMatchObject({ host: 'web', outcome: 'done', change: 'c1' })
    expect(report.verdicts).toMatchObject([{ registry: 'reg', endpoint, answer: 'untrusted' }])
    expect(runs[0]?.signal).toBe(signal)
    expect(heard.map(({ host, phase, step, steps, doing }) => [host, phase, step, steps, doing?.phrase])).toEqual([
      ['web', 'running', 0, 0, undefined],
      ['web', 'running', 1, 3, 'step-put'],
      ['web', 'running', 2, 3, 'step-put'],
      ['web', 'running', 3, 3, 'step-run'],
      ['web', 'verifying', 0, 0, undefined],
      ['web', 'finished', 0, 0, undefined],
    ])
    expect(heard[2]?.doing?.params).toEqual({ file: { phrase: 'step-receipt' } })
    expect(heard.at(-1)).not.toHaveProperty('error')
  })

  it('says of engines that have not answered, since it was stopped, that nothing is known', async () => {
    const { report } = await run({ request: apply }, changes(told.apply, ['verifying', 'result done']))
    expect(report).toMatchObject({ outcome: 'done', change: 'c1' })
    expect(report.verdicts).toMatchObject([{ endpoint, answer: 'silent', cause: 'no-answer' }])
  })

  it('says for whom it waits, and for how long', async () => {
    const { heard } = await run({ request: apply }, changes(told.apply, ['waiting 4711 6', 'result done']))
    expect(heard[1]?.doing).toEqual({ phrase: 'step-waiting', params: { owner: 4711, seconds: 6 } })
  })

  it('ends at once if it is stopped while it waits', async () => {
    const stopper = new AbortController()
    const { handle } = fakeHost('web')
    const host = {
      ...handle,
      run: (_: string, __: Uint8Array, { onLine }: { onLine?: (line: string) => void }) => {
        onLine?.('waiting 4711 2')
        return new Promise<never>(() => {})
      },
    } as unknown as typeof handle
    const plan = { host, view: hostPlan, privileged: false, request: apply }
    const applied = applyHost(plan, { signal: stopper.signal, emit: () => {} })
    stopper.abort()
    const report = { outcome: 'failed', error: { code: 'cancelled' } }
    expect(await applied).toMatchObject({ report, stands: 'before' })
  })

  it('reports first that it becomes root, if it does', async () => {
    const script = changes(told.apply, ['result done'], { privileged: true })
    const { heard } = await run({ request: apply, privileged: true }, script)
    expect(heard.map(({ phase }) => phase)).toEqual(['elevating', 'finished'])
  })

  it.each([
    ['an undo', undo, told.undo, 'result done'],
    ['a roll-back', recover, told.recover, 'result recovered c0'],
    ['a roll-back of nothing', recover, told.recover, 'result nothing'],
  ] as const)('leaves no change of its own as %s', async (_, request, asks, result) => {
    const { report } = await run({ request }, changes(asks, [result]))
    expect(report).toEqual({ host: 'web', outcome: 'done', verdicts: [] })
  })
})

describe('a plan that an optional store does not follow', () => {
  const lines = ['| read-only', 'unmet nss-database /j/nss/a.pem /home/ann/.pki/nssdb']
  const notes = [{ code: 'database-not-updated', params: { database: '/home/ann/.pki/nssdb', detail: 'read-only' } }]

  it('is done, and the report names the store', async () => {
    const { report } = await run({ request: apply }, changes(told.apply, [...lines, 'result done']))
    expect(report).toMatchObject({ outcome: 'done', change: 'c1', notes })
  })

  it('names it as well where the change fails otherwise', async () => {
    const { report, heard } = await run({ request: apply }, changes(told.apply, [...lines, 'result changed /etc/a']))
    expect(report).toMatchObject({ outcome: 'failed', error: { code: 'changed-since' }, notes })
    expect(heard.at(-1)).toMatchObject({ phase: 'finished', error: { code: 'changed-since' } })
  })
})

describe('a plan that fails', () => {
  it.each<[string, ChangeRequest, ExpectedRun, object]>([
    [
      'the program says so',
      apply,
      changes(told.apply, ['| disk', 'result write-failed /etc/a']),
      { code: 'write-failed', params: { host: 'web', path: '/etc/a', detail: 'disk' } },
    ],
    [
      'a file is not as the plan found it',
      apply,
      changes(told.apply, ['result changed /etc/a']),
      { code: 'changed-since', params: { host: 'web', path: '/etc/a' } },
    ],
    [
      'a file is not as the change left it',
      undo,
      changes(told.undo, ['result changed /etc/a']),
      { code: 'undo-changed', params: { host: 'web', path: '/etc/a' } },
    ],
    [
      'the host does not know the change',
      undo,
      changes(told.undo, ['result unknown']),
      { code: 'change-unknown', params: { host: 'web', change: 'c1' } },
    ],
    [
      'an interrupted change cannot be rolled back',
      recover,
      changes(told.recover, ['result stuck c0 /etc/a']),
      { code: 'recover-stuck', params: { host: 'web', change: 'c0', path: '/etc/a', journal: '/j' } },
    ],
    [
      'the program comes to no end',
      apply,
      changes(told.apply, ['step 1 3 put /etc/a'], { stderr: 'sh: 1: x\nKilled\n' }),
      { code: 'program-failed', params: { host: 'web', detail: 'Killed' } },
    ],
    [
      'the program ends without a word',
      apply,
      changes(told.apply, []),
      { code: 'program-failed', params: { host: 'web', detail: { phrase: 'exit-status', params: { status: 0 } } } },
    ],
    [
      'the way breaks',
      apply,
      changes(told.apply, new Failure('elevation-refused', { host: 'web', detail: 'x' })),
      { code: 'elevation-refused' },
    ],
    ['the way has a fault', apply, changes(told.apply, new TypeError('a bug')), { code: 'unexpected' }],
  ])('says why, in its report and as its last word: %s', async (_, request, script, error) => {
    const { report, heard } = await run({ request }, script)
    expect(report).toMatchObject({ host: 'web', outcome: 'failed', verdicts: [], error })
    expect(report).not.toHaveProperty('change')
    expect(heard.at(-1)).toMatchObject({ phase: 'finished', error })
  })
})

it('contacts no host for a request that cannot be encoded', async () => {
  const { report } = await run({ request: { ...apply, change: '../c1' } })
  expect(report).toMatchObject({ outcome: 'failed', error: { code: 'unexpected' } })
})
