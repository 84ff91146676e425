import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyPlan } from '../../../main/engine/apply-plan.ts'
import type { Plan } from '../../../main/engine/host-plan.ts'
import type { ChangeRequest } from '../../../main/engine/host-protocol/apply.ts'
import type { HostHandle } from '../../../main/hosts/directory.ts'
import { type History, openHistory } from '../../../main/store/history.ts'
import { Failure } from '../../../shared/failure.ts'
import type { Change } from '../../../shared/model/change.ts'
import { hostPlan } from '../../support/cli/answers.ts'

const about = { kind: 'trust', registry: 'reg:5000' } as const
const apply: ChangeRequest = { mode: 'apply', change: 'c1', root: '/', journal: '/j', stages: [], verify: [] }
const undo: ChangeRequest = { mode: 'undo', change: 'c1', root: '/', journal: '/j' }
const recover: ChangeRequest = { mode: 'recover', root: '/', journal: '/j' }

let directory: string
let history: History
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-record-'))
  history = openHistory(directory)
})
afterEach(() => rm(directory, { recursive: true }))

const states = async (): Promise<Record<string, Change['state']>> =>
  Object.fromEntries((await history.list()).changes.map(({ id, state }) => [id, state]))

/** Applies a request to a host that answers these lines, or throws; and what the history said while it worked. */
async function run(request: ChangeRequest, answer: readonly string[] | Failure, undoes?: Change) {
  let meanwhile: Record<string, Change['state']> = {}
  const host: HostHandle = {
    ...{ id: 'web', source: 'saved', label: 'web', notes: () => [] },
    run: async (_program, _request, { onLine }) => {
      meanwhile = await states()
      if (answer instanceof Failure) throw answer
      for (const line of answer) onLine?.(line)
      return { stdout: Buffer.from(`mooring-apply 1\n${answer.join('\n')}\n`), stderr: '', exitCode: 0 }
    },
  }
  const hosts = [{ host, view: hostPlan, privileged: false, request }]
  const plan: Plan = undoes
    ? { purpose: { kind: 'undo', change: undoes.id }, undoes, hosts }
    : { purpose: about, about, hosts }
  const options = { history, now: () => new Date(0), signal: new AbortController().signal, emit: () => {} }
  const { hosts: reports } = await applyPlan(plan, options)
  return { meanwhile, report: reports[0] }
}

/** Makes the change c1, as the history then has it. */
async function made(state: Change['state'] = 'applied'): Promise<Change> {
  await run(apply, ['result done'])
  await history.save({ ...(await history.find('c1')), state })
  return history.find('c1')
}

describe('a change', () => {
  it.each<[string, readonly string[] | Failure, Record<string, Change['state']>]>([
    ['is applied', ['result done'], { c1: 'applied' }],
    ['is dropped where the host was left as before', ['result changed /etc/a'], {}],
    ['is dropped where it was rolled back', ['step 1 1 put /etc/a', 'result refresh-failed docker-reload'], {}],
    ['is dropped where nobody could log in', new Failure('host-unreachable', { host: 'web', detail: 'x' }), {}],
    ['stays unknown where the host is stuck', ['result stuck c1 /etc/a'], { c1: 'unknown' }],
    ['stays unknown where the answer broke off', ['step 1 2 put /etc/a'], { c1: 'unknown' }],
    ['stays unknown where no answer came', [], { c1: 'unknown' }],
    [
      'stays unknown where the program fell silent',
      new Failure('program-silent', { host: 'web', seconds: 600 }),
      { c1: 'unknown' },
    ],
    [
      'stays unknown where the connection broke',
      new Failure('ssh-cut', { host: 'web', detail: 'x' }),
      { c1: 'unknown' },
    ],
  ])('%s', async (_, answer, after) => {
    const { meanwhile } = await run(apply, answer)
    expect(meanwhile).toEqual({ c1: 'unknown' })
    expect(await states()).toEqual(after)
  })
})

describe('an undo', () => {
  it.each<[string, Change['state'], readonly string[], Record<string, Change['state']>]>([
    ['is undone', 'applied', ['result done'], { c1: 'undone' }],
    ['is undone where the host had done it before', 'applied', ['result undone-already'], { c1: 'undone' }],
    ['is undone though a refresh failed', 'applied', ['result unrefreshed docker-reload'], { c1: 'undone' }],
    ['leaves it applied where the host refuses', 'applied', ['result changed /etc/a'], { c1: 'applied' }],
    ['leaves it applied where the host lost its journal', 'applied', ['result unknown'], { c1: 'applied' }],
    ['drops one without an answer that was never made', 'unknown', ['result unknown'], {}],
    [
      'leaves one without an answer unknown where the host refuses',
      'unknown',
      ['result changed /etc/a'],
      { c1: 'unknown' },
    ],
    ['is unknown where its answer broke off', 'applied', ['step 1 2 restore /etc/a'], { c1: 'unknown' }],
  ])('%s', async (_, state, answer, after) => {
    const change = await made(state)
    expect((await run(undo, answer, change)).meanwhile).toEqual({ c1: 'unknown' })
    expect(await states()).toEqual(after)
  })
})

describe('an interrupted change that the host rolls back', () => {
  it.each<[string, ChangeRequest]>([
    ['is undone in the history after recover', recover],
    ['and also where another change came upon it', { ...apply, change: 'c2' }],
  ])('%s', async (_, request) => {
    await made('unknown')
    await run(request, ['recovered c1', request === recover ? 'result recovered c1' : 'result done'])
    expect((await states())['c1']).toBe('undone')
  })

  it('may be one of another workstation', async () => {
    const { report } = await run(recover, ['recovered c9', 'result recovered c9'])
    expect(report?.outcome).toBe('done')
    expect(await states()).toEqual({})
  })
})
