import { describe, expect, it } from 'vitest'
import { changeHosts } from '../../../main/cli/change-hosts.ts'
import { Failure, failureData } from '../../../shared/failure.ts'
import type { HostReport, Progress } from '../../../shared/model/change.ts'
import type { HostPlanView } from '../../../shared/model/plan.ts'
import { makeNote } from '../../../shared/note.ts'
import { hostPlan, hostReport, unreachable, verdict } from '../../support/cli/answers.ts'
import { type Fake, fakeSession } from '../../support/cli/session.ts'

const changed = failureData(new Failure('changed-since', { host: 'local', path: '/etc/a' }))
const blocked = (host: string): HostPlanView => ({ ...hostPlan, host, outcome: 'blocked', error: changed })
const failed = (host: string, error = unreachable): HostReport => ({ host, outcome: 'failed', verdicts: [], error })

const planOf = (...hosts: HostPlanView[]): Fake => ({
  answers: { 'plan.make': { plan: 'p', purpose: { kind: 'recover' }, hosts } },
})
const reportOf = (...hosts: HostReport[]): Fake => ({ answers: { 'plan.apply': { hosts } } })

async function run(fake: Fake, options: object = { yes: true }) {
  const { session, calls, said } = fakeSession(fake)
  const end = await changeHosts(session, { kind: 'recover' }, options)
  return { ...end, said: said.join('\n'), verbs: calls.map(({ verb }) => verb) }
}

describe('changing hosts', () => {
  it('shows the plan, asks, applies it once agreed, and reports', async () => {
    const { verbs, said, text, exit } = await run({ says: true }, {})
    expect([verbs, exit]).toEqual([['plan.make', 'plan.apply'], 0])
    expect(said).toMatch(/create {3}\/etc\/a.*Make this change\?$/s)
    expect(text).toContain('done, change 20260131-1')
  })

  it('changes nothing if a person declines, or if nobody can agree', async () => {
    await expect(run({ says: false }, {})).rejects.toMatchObject({ code: 'declined' })
    await expect(run({}, {})).rejects.toMatchObject({ code: 'confirmation-needed', params: { hosts: 'local' } })
  })

  it('prints only the plan with --dry-run, or if there is nothing to do', async () => {
    const dry = await run({}, { dryRun: true })
    expect([dry.verbs, dry.said, dry.exit]).toEqual([['plan.make'], '', 0])
    expect(dry.text).toContain('Docker restarts, 1 running container stops')
    const nothing = planOf({ ...hostPlan, outcome: 'nothing' })
    expect((await run(nothing, {})).verbs).toEqual(['plan.make'])
    expect((await run(nothing)).text).toContain('nothing to do')
  })

  it.each(['untrusted', 'reached'] as const)('asks whether it works if there is nothing to do: %s', async (answer) => {
    const nothing: HostReport = { host: 'local', outcome: 'nothing', verdicts: [{ ...verdict, answer }] }
    const fake = {
      answers: { ...planOf({ ...hostPlan, outcome: 'nothing' }).answers, ...reportOf(nothing).answers },
    }
    const { session, calls } = fakeSession(fake)
    // Nobody is asked to agree: nothing changes.
    const { exit, text } = await changeHosts(session, { kind: 'insecure-on', registry: 'reg' }, {})
    expect([calls.map(({ verb }) => verb), exit]).toEqual([['plan.make', 'plan.apply'], answer === 'untrusted' ? 3 : 0])
    expect(text).toContain(verdict.registry)
  })

  it.each(['nothing', 'change'] as const)(
    'ends with 3 if a registry that was to go stays trusted: %s',
    async (outcome) => {
      const notes = [makeNote({ 'still-trusted': 'warning' }, 'still-trusted', { path: '/etc/a', registry: 'reg' })]
      const fake = { answers: { ...planOf({ ...hostPlan, outcome, notes }).answers, ...reportOf(hostReport).answers } }
      const untrust = (session: ReturnType<typeof fakeSession>['session'], options = {}) =>
        changeHosts(session, { kind: 'untrust', registry: 'reg' }, options)
      expect((await untrust(fakeSession({ ...fake, says: true }).session)).exit).toBe(3)
      expect((await untrust(fakeSession(fake).session, { dryRun: true })).exit).toBe(0)
    },
  )

  it.each(['untrusted', 'blocked', 'unreachable', 'silent'] as const)(
    'ends with 3 if an engine that was asked does not confirm it: %s',
    async (answer) => {
      const report = reportOf({ ...hostReport, verdicts: [{ ...verdict, answer }] })
      expect((await run(report)).exit).toBe(3)
    },
  )
})

describe('a plan with a problem', () => {
  const notes = [makeNote({ 'client-certificate-refused': 'error' }, 'client-certificate-refused', { detail: 'x' })]
  const plan = { ...planOf({ ...hostPlan, notes }).answers }

  it('is another question, whose answer counts for the problems', async () => {
    const { session, calls, said } = fakeSession({ answers: plan, says: true })
    await changeHosts(session, { kind: 'recover' }, {})
    expect(said.join('\n')).toMatch(/Make this change all the same\?$/)
    expect(calls.at(-1)).toMatchObject({ verb: 'plan.apply', input: { despiteProblems: true } })
  })

  it('needs more than --yes', async () => {
    for (const more of [{}, { despiteProblems: true }] as const) {
      const { session, calls } = fakeSession({ answers: plan })
      await changeHosts(session, { kind: 'recover' }, { yes: true, ...more })
      expect(calls).toMatchObject([{ verb: 'plan.run' }])
      expect(calls[0]?.input).toEqual({ intent: { kind: 'recover' }, hosts: ['local'], ...more })
    }
  })
})

it('with --yes plans and applies in one, and shows each plan as it is made', async () => {
  const { verbs, said, text } = await run({})
  expect(verbs).toEqual(['plan.run'])
  expect(said).toMatch(/create {3}\/etc\/a/)
  expect(text).toContain('done, change 20260131-1')
})

it('with --yes shows a plan once, and says of which hosts it is the plan too', async () => {
  const { session, said } = fakeSession()
  const call: typeof session.call = async (verb, input, options) => {
    for (const host of ['a', 'b']) {
      const planned = { purpose: { kind: 'recover' as const }, hosts: [{ ...hostPlan, host, change: `of ${host}` }] }
      if (verb === 'plan.run') options?.onEvent?.({ planned } as never)
    }
    return session.call(verb, input, options)
  }
  await changeHosts({ ...session, call }, { kind: 'recover' }, { yes: true })
  expect(said).toContain('b  the same as on a')
})

describe('a person who stops a change', () => {
  const stopped = async (...phases: Progress['phase'][]) => {
    const { session, said } = fakeSession({ says: true })
    const stopper = new AbortController()
    const call: typeof session.call = (verb, input, options) => {
      if (verb === 'plan.apply') {
        for (const [index, phase] of phases.entries()) {
          options?.onEvent?.({ host: `h${index}`, phase, step: 0, steps: 0 } as never)
        }
        stopper.abort()
      }
      return session.call(verb, input, options)
    }
    await changeHosts({ ...session, call, signal: stopper.signal }, { kind: 'recover' }, {})
    return said.filter((line) => line.startsWith('Stopping'))
  }
  const unverified = 'Stopping: h0 is changed, but nothing was verified there.'
  const rollsBack = expect.stringContaining('rolls back')

  it('is told that hosts roll back, and of those that are verifying, that nothing was verified', async () => {
    expect(await stopped('running')).toEqual([rollsBack])
    expect(await stopped('verifying')).toEqual([unverified])
    expect(await stopped('verifying', 'running', 'finished')).toEqual([unverified, rollsBack])
    expect(await stopped('finished')).toEqual([])
  })
})

describe('hosts that fail', () => {
  it('a single one gives the command its failure and exit code, and the report as data', async () => {
    expect(await run(planOf(blocked('local')))).toMatchObject({ exit: 6, text: '', failure: changed })
    expect(await run(reportOf(failed('local')))).toMatchObject({
      exit: 1,
      text: '',
      failure: unreachable,
      data: { plan: { plan: 'p' }, report: { hosts: [{ error: unreachable }] } },
    })
  })

  it('some of several: 4, and no failure of the command', async () => {
    const end = await run(reportOf(hostReport, failed('web')))
    expect(end).toMatchObject({ exit: 4, text: expect.stringMatching(/^local {2}done.*^web {2}failed/ms) })
    expect(end).not.toHaveProperty('failure')
  })

  it.each([
    ['to be planned', planOf(blocked('a'), { ...blocked('b'), error: unreachable })],
    ['to be changed', reportOf(failed('a', changed), failed('b'))],
  ])('all of them, %s: each is told, and the first stands for them', async (_when, fake) => {
    const { exit, failure, text } = await run(fake)
    expect([exit, failure]).toEqual([4, changed])
    expect(text).toMatch(/^a {2}.*has changed since.*^b {2}.*Couldn’t reach web: 7\./ms)
  })
})
