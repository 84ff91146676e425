import { describe, expect, it } from 'vitest'
import type { ApiDeps } from '../../../../main/api/deps.ts'
import { planApply, planMake, planRun } from '../../../../main/api/handlers/plan.ts'
import { createPendingPlans } from '../../../../main/engine/pending-plans.ts'
import type { HostHandle } from '../../../../main/hosts/directory.ts'
import type { VerbEvent } from '../../../../shared/api/contract.ts'
import { Failure } from '../../../../shared/failure.ts'
import type { Change } from '../../../../shared/model/change.ts'
import type { Intent } from '../../../../shared/model/intent.ts'
import { plannedFiles } from '../../../../shared/model/plan-steps.ts'
import { change } from '../../../support/cli/answers.ts'
import { hostFacts } from '../../../support/facts/host-facts.ts'
import { changes, fakeHost, looks } from '../../../support/hosts/fake-host.ts'
import { hostDirectory } from '../../../support/hosts/host-directory.ts'
import { machineConfig } from '../../../support/ssh/machine-config.ts'

const at = new Date('2026-11-21T03:15:00Z')
const context = { signal: new AbortController().signal, emit: () => undefined }
const runContext = { ...context, emit: (_event: VerbEvent<'plan.run'>): void => undefined }
const insecure: Intent = { kind: 'insecure-on', registry: 'reg:5000' }
const asked = ['root /', 'registry reg:5000']

/** A door’s engine with these hosts, and a history of one change. */
function engine(...hosts: readonly HostHandle[]) {
  const saved: Change[] = []
  const find = async (id: string): Promise<Change> => {
    if (id !== change.id) throw new Failure('change-unknown', { change: id, host: 'web' })
    return change
  }
  const history = {
    list: async () => ({ changes: [change], thrown: [] }),
    find,
    save: async (each: Change) => void saved.push(each),
  }
  const made = {
    hosts: hostDirectory(...hosts),
    history,
    plans: createPendingPlans(),
    now: () => at,
    maker: { user: 'ann', workstation: 'desk' },
  }
  const deps = made as unknown as ApiDeps
  return {
    saved,
    make: (intent: Intent, ids: string[], root?: string) =>
      planMake(deps, { intent, hosts: ids, ...(root === undefined ? {} : { root }) }, context),
    apply: (plan: string) => planApply(deps, { plan }, context),
    run: (ids: string[], { signal, emit }: typeof runContext = runContext) =>
      planRun(deps, { intent: insecure, hosts: ids }, { signal, emit }),
  }
}

describe('plan.make', () => {
  it('plans on each host, states the purpose, and changes nothing', async () => {
    const web = fakeHost('web', looks(hostFacts(), asked))
    const mute = fakeHost('mute', looks(new Failure('host-unreachable', { detail: 'x' }), asked))
    const { make, saved } = engine(web.handle, mute.handle)
    const { purpose, hosts } = await make(insecure, ['web', 'mute'])
    expect(purpose).toEqual({ kind: 'insecure-on', registry: 'reg:5000' })
    expect(hosts).toMatchObject([
      {
        host: 'web',
        outcome: 'change',
        stages: expect.arrayContaining([
          {
            files: [expect.objectContaining({ path: '/etc/docker/daemon.json', action: 'create' })],
            commands: expect.any(Array),
          },
        ]),
      },
      { host: 'mute', outcome: 'blocked', error: { code: 'host-unreachable', params: { host: 'mute' } } },
    ])
    expect(saved).toEqual([])
  })

  it.each<[Intent, object, readonly string[]]>([
    [{ kind: 'untrust', registry: 'reg:5000' }, { kind: 'untrust', registry: 'reg:5000' }, ['registry reg:5000']],
    [{ kind: 'migrate' }, { kind: 'migrate' }, []],
    [{ kind: 'recover' }, { kind: 'recover' }, []],
  ])('looks at the tree that stands for a host, where one is named: %o', async (intent, purpose, asks) => {
    const { handle } = fakeHost('web', looks(hostFacts({ root: '/srv' }), ['root /srv', ...asks]))
    expect(await engine(handle).make(intent, ['web'], '/srv')).toMatchObject({ purpose, hosts: [{ host: 'web' }] })
  })

  it('plans docker-machine’s own file on this machine beside the others', async () => {
    const path = '/m/config.json'
    const profile = { '/var/lib/boot2docker/profile': "EXTRA_ARGS='\n--label a=b\n\n'\n" }
    const machine = hostFacts({
      os: { id: 'boot2docker' },
      files: profile,
      engines: [{ service: { manager: 'boot2docker', name: 'docker' } }],
    })
    const there = fakeHost({ id: 'machine:m', machineConfig: path }, looks(machine, asked))
    const here = fakeHost(
      'local',
      looks(hostFacts({ files: { [path]: machineConfig('[]') } }), [...asked, `file ${path}`]),
    )
    const { make } = engine(here.handle, there.handle)
    const { hosts } = await make({ ...insecure, machineConfig: true }, ['machine:m'])
    expect(
      hosts.map(({ host, stages }) => [host, [...new Set(plannedFiles(stages).map((file) => file.path))]]),
    ).toEqual([
      ['machine:m', ['/var/lib/boot2docker/profile']],
      ['local', [path]],
    ])
  })

  it('contacts no host if one of them is unknown', async () => {
    const { make } = engine(fakeHost('web').handle)
    await expect(make(insecure, ['web', 'gone'])).rejects.toMatchObject({ code: 'host-unknown' })
  })

  it('contacts no host for an invalid registry', async () => {
    const { make } = engine(fakeHost('web').handle)
    await expect(make({ kind: 'untrust', registry: 'a b' }, ['web'])).rejects.toMatchObject({ code: 'reference-space' })
  })
})

describe('plan.make for an undo', () => {
  it('goes to the changed host, whichever is named', async () => {
    const local = fakeHost('local', looks(hostFacts(), ['root /']))
    const { make } = engine(local.handle, fakeHost('web').handle)
    expect(await make({ kind: 'undo', change: change.id }, ['web'])).toMatchObject({
      purpose: { kind: 'undo', change: change.id, registry: change.registry },
      hosts: [{ host: 'local', outcome: 'change' }],
    })
  })

  it('says that the host is gone, not that its name is unknown', async () => {
    await expect(engine().make({ kind: 'undo', change: change.id }, ['local'])).rejects.toMatchObject({
      code: 'change-host-gone',
      params: { change: change.id, host: 'local' },
    })
  })

  it('refuses a change that is neither in the history nor in the host’s journal', async () => {
    const { make } = engine(fakeHost('local', looks(hostFacts(), ['root /'])).handle)
    await expect(make({ kind: 'undo', change: 'none' }, ['local'])).rejects.toMatchObject({ code: 'change-unknown' })
  })
})

describe('plan.apply', () => {
  it('applies the reviewed plan, once, and records it in the history', async () => {
    const id = /^mode apply\nchange 20261121-031500-[0-9a-f]{6}\nroot \/\njournal \/var\/lib\/mooring\n/
    const { handle } = fakeHost('web', looks(hostFacts(), asked), changes(id, ['result done']))
    const { make, apply, saved } = engine(handle)
    const { plan, hosts } = await make(insecure, ['web'])
    const report = await apply(plan)
    expect(report.hosts).toEqual([
      {
        host: 'web',
        outcome: 'done',
        verdicts: [expect.objectContaining({ answer: 'silent', cause: 'no-answer' })],
        verified: 'unknown',
        change: hosts[0]?.change,
      },
    ])
    expect(saved.map(({ state }) => state)).toEqual(['unknown', 'applied'])
    expect(saved[1]).toMatchObject({
      id: hosts[0]?.change,
      host: 'web',
      root: '/',
      journal: '/var/lib/mooring',
      privileged: false,
      kind: 'insecure-on',
      registry: 'reg:5000',
      at: at.toISOString(),
      state: 'applied',
      stages: hosts[0]?.stages,
    })
    expect(() => apply(plan)).toThrow(expect.objectContaining({ code: 'plan-unknown' }))
  })

  it('records an undo, with the rights of its change', async () => {
    const asks = ['mode undo', `change ${change.id}`, 'root /', 'journal /j']
    const undone = changes(asks, ['result done'], { privileged: true })
    const { handle } = fakeHost('local', looks(hostFacts(), ['root /']), undone)
    const { make, apply, saved } = engine(handle)
    await apply((await make({ kind: 'undo', change: change.id }, ['local'])).plan)
    expect(saved).toEqual([
      { ...change, state: 'unknown' },
      { ...change, state: 'undone' },
    ])
  })

  it.each([
    ['a roll-back, which is no change of its own', 'result recovered c0', 'done'],
    ['what failed', 'result stuck c0 /etc/a', 'failed'],
  ])('records nothing of %s', async (_, result, outcome) => {
    const facts = hostFacts({ unfinished: 'c0' })
    const rolledBack = changes(['mode recover', 'root /', 'journal /var/lib/mooring'], [result])
    const { handle } = fakeHost('web', looks(facts, ['root /']), rolledBack)
    const { make, apply, saved } = engine(handle)
    const { hosts } = await apply((await make({ kind: 'recover' }, ['web'])).plan)
    expect([hosts[0]?.outcome, saved]).toEqual([outcome, []])
  })
})

describe('plan.run', () => {
  const anyChange = /^mode apply\n/

  /** A host whose survey does not come before it is stopped. */
  function silent(id: string) {
    const { handle } = fakeHost(id)
    const run: HostHandle['run'] = (_program, _request, { signal }) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Failure('cancelled'))))
    return { ...handle, run }
  }

  it('changes a host as soon as it is planned, while another one does not answer', async () => {
    const web = fakeHost('web', looks(hostFacts(), asked), changes(anyChange, ['result done']))
    const stop = new AbortController()
    const { run, saved } = engine(silent('mute'), web.handle)
    const events: VerbEvent<'plan.run'>[] = []
    const emit = (event: VerbEvent<'plan.run'>): void => {
      events.push(event)
      if ('progress' in event && event.progress.phase === 'finished') stop.abort()
    }
    const { plan, report } = await run(['mute', 'web'], { signal: stop.signal, emit })
    expect(events[0]).toMatchObject({
      planned: { purpose: { kind: 'insecure-on' }, hosts: [{ host: 'web', outcome: 'change' }] },
    })
    expect(plan.hosts).toMatchObject([
      { host: 'mute', outcome: 'blocked' },
      { host: 'web', outcome: 'change' },
    ])
    expect(report.hosts).toMatchObject([
      { host: 'mute', outcome: 'failed', error: { code: 'cancelled' } },
      { host: 'web', outcome: 'done' },
    ])
    expect(saved).toMatchObject([
      { host: 'web', state: 'unknown' },
      { host: 'web', state: 'applied' },
    ])
  })

  it('shows no plan of a host that has nothing to do or can’t be planned', async () => {
    const broken = fakeHost('broken', looks(new Failure('host-unreachable', { detail: 'x' }), asked))
    const events: unknown[] = []
    const emit = (event: unknown): void => void events.push(event)
    const { report } = await engine(broken.handle).run(['broken'], { ...runContext, emit })
    expect(report.hosts).toMatchObject([{ host: 'broken', outcome: 'failed', error: { code: 'host-unreachable' } }])
    expect(events).toEqual([])
  })
})
