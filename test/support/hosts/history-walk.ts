import { expect } from 'vitest'
import type { ApiDeps } from '../../../main/api/deps.ts'
import { describeHost } from '../../../main/api/describe-host.ts'
import { historyList } from '../../../main/api/handlers/history.ts'
import { applyPlan } from '../../../main/engine/apply-plan.ts'
import type { Plan } from '../../../main/engine/host-plan.ts'
import { settling } from '../../../main/engine/journal-changes.ts'
import { planIntent } from '../../../main/engine/make-plan.ts'
import { planUndo } from '../../../main/engine/plan-undo.ts'
import { surveyHost } from '../../../main/engine/survey.ts'
import type { History } from '../../../main/store/history.ts'
import { Failure } from '../../../shared/failure.ts'
import { parentOf } from '../../../shared/host-path.ts'
import type { Change, ListedChange } from '../../../shared/model/change.ts'
import { filesIn } from '../../../shared/model/facts.ts'
import { plannedFiles } from '../../../shared/model/plan-steps.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate } from '../certificates/sample-certificate.ts'
import { hostDirectory } from './host-directory.ts'
import type { WalkedHost } from './journal-host.ts'

/** What people do to one host, one after the other. */
export const walkSteps = [
  'trust',
  'trust again',
  'untrust',
  'undo',
  'file deleted by hand',
  'file changed by hand',
  'other user',
  'other workstation',
] as const
export type WalkStep = (typeof walkSteps)[number]

const { signal } = new AbortController()
const registry = parseRegistry('reg:5000')
const file = '/etc/docker/certs.d/reg:5000/ca.crt'
const [old, renewed] = [sampleCertificate('anchor'), sampleCertificate('other')]

/** Whether stages removed the receipt of a change. */
function hasEnded(stages: Change['stages'], id: string): boolean {
  return stages.some(({ files }) =>
    files.some(({ path, action }) => action === 'remove' && path.endsWith(`/receipts/${id}.json`)),
  )
}

/** A history in memory. */
function memoryHistory(): History {
  const kept = new Map<string, Change>()
  return {
    list: async () => ({ changes: [...kept.values()], thrown: [] }),
    find: async (id) => {
      const change = kept.get(id)
      if (!change) throw new Failure('change-unknown', { change: id, host: 'local' })
      return change
    },
    save: async (change) => void kept.set(change.id, change),
    drop: async (id) => void kept.delete(id),
    watch: async () => {},
  }
}

/**
 * Walks, and holds what everyone is told against the host: after each step, or after the last alone where the shorter walks
 * are walked too.
 */
export async function walkHistory(host: WalkedHost, steps: readonly WalkStep[], isLastOnly = false): Promise<void> {
  const { handle, root } = host
  const people = [
    { maker: { user: 'ann', workstation: 'desk' }, history: memoryHistory() },
    { maker: { user: 'bob', workstation: 'desk' }, history: memoryHistory() },
    { maker: { user: 'ann', workstation: 'laptop' }, history: memoryHistory() },
  ] as const
  type Person = (typeof people)[number]
  const now = () => new Date('2026-11-27T10:00:00Z')

  const listOf = async ({ history }: Person): Promise<readonly ListedChange[]> => {
    const deps = { history, hosts: hostDirectory(handle) } as unknown as ApiDeps
    const { changes, failures } = await historyList(
      deps,
      { host: 'local', root, ask: true },
      { signal, emit: () => undefined as never },
    )
    expect(failures).toEqual([])
    return changes
  }
  const planOf = async ({ maker, history }: Person, anchor: typeof old | undefined) => {
    const kind = anchor ? 'trust' : 'untrust'
    const about = { kind, registry: registry.name } as const
    const signed = { ...about, by: maker }
    const options = { root, now, notes: [], signal, signed, seen: settling(history) }
    const intent = anchor
      ? ({ kind: 'trust', registry, anchors: [anchor], place: 'registry' } as const)
      : ({ kind: 'untrust', registry } as const)
    return { purpose: about, about, hosts: [await planIntent(handle, intent, options)] }
  }
  const undoOf = async ({ history }: Person, undoes: Change): Promise<Plan> => {
    const { changes: known } = await history.list()
    return {
      purpose: { kind: 'undo', change: undoes.id },
      undoes,
      hosts: [await planUndo(handle, undoes, { signal, known })],
    }
  }
  const run = (person: Person, plan: Plan) =>
    applyPlan(plan, { history: person.history, now, despiteProblems: true, signal, emit: () => undefined })
  const trusts = async (person: Person, anchor: typeof old | undefined): Promise<void> => {
    const { hosts } = await run(person, await planOf(person, anchor))
    expect(hosts.map(({ error }) => error)).toEqual([undefined])
  }
  const standing = (changes: readonly ListedChange[]) =>
    changes.find(({ state, supersededBy }) => state === 'applied' && supersededBy === undefined)

  /** The registry's certificates, by their paths. */
  const certificates = async (): Promise<ReadonlyMap<string, string | undefined>> => {
    const facts = await surveyHost(handle, root, [registry.name], signal)
    const found = filesIn(facts, parentOf(file)).filter(({ kind }) => kind === 'file')
    return new Map(found.map(({ path, text }) => [path, text]))
  }

  /** Undoes the newest change that can be undone, and holds what was reviewed against what was done. */
  const undoNewest = async (person: Person): Promise<boolean> => {
    const newest = standing(await listOf(person))
    if (!newest) return false
    const plan = await undoOf(person, newest)
    const { outcome, stages, error } = plan.hosts[0]?.view ?? expect.fail()
    const files = plannedFiles(stages)
    const before = await certificates()
    const [report] = (await run(person, plan)).hosts
    const after = await certificates()
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (path) => before.get(path) !== after.get(path),
    )
    const code = report?.error?.code ?? error?.code
    if (report?.outcome !== 'done') expect([code, changed]).toEqual(['undo-changed', []])
    else expect(changed.sort()).toEqual(files.flatMap(({ path }) => (path.endsWith('.crt') ? [path] : [])).sort())
    expect(outcome === 'blocked').toBe(error !== undefined)
    return true
  }

  const [me, otherUser, otherWorkstation] = people
  const doing: Readonly<Record<WalkStep, () => Promise<unknown>>> = {
    trust: () => trusts(me, old),
    'trust again': () => trusts(me, renewed),
    untrust: () => trusts(me, undefined),
    undo: () => undoNewest(me),
    'file deleted by hand': () => host.remove(file),
    'file changed by hand': () => host.write(file, 'by hand'),
    'other user': async () => trusts(otherUser, (await host.read(file)) === old.pem ? undefined : old),
    'other workstation': async () => (await undoNewest(otherWorkstation)) || trusts(otherWorkstation, renewed),
  }

  const check = async (): Promise<void> => {
    const facts = await surveyHost(handle, root, [registry.name], signal)
    const done = (facts.entries ?? []).flatMap(({ changes }) => changes.filter(({ state }) => state === 'done'))
    const isOld = [...(await certificates()).values()].includes(old.pem)
    for (const person of people) {
      const changes = await listOf(person)
      const applied = changes.filter(({ state }) => state === 'applied')
      expect(applied.map(({ id }) => id).sort()).toEqual(done.map(({ change }) => change).sort())
      for (const change of changes) {
        const { maker } = person
        expect(
          change.by === undefined || change.by.user !== maker.user || change.by.workstation !== maker.workstation,
        ).toBe(true)
        const [planned] = (await undoOf(person, change)).hosts
        const code = planned?.view.error?.code
        if (change.state === 'undone') expect(code).toBe('change-undone')
        else if (change.supersededBy !== undefined) {
          expect([code, planned?.view.error?.params['later']]).toEqual(['change-superseded', change.supersededBy])
        } else expect([undefined, 'undo-changed']).toContain(code)
      }
      const trusted = applied.some(
        ({ id, kind }) => kind === 'trust' && !applied.some(({ stages }) => hasEnded(stages, id)),
      )
      const shown = describeHost(handle, { kind: 'seen', facts, notes: [] })
      expect([...shown.trusted, ...shown.gone]).toEqual(trusted ? [registry.name] : [])
      const [planned] = (await planOf(person, old)).hosts
      expect(planned?.view.outcome === 'nothing').toBe(isOld)
    }
  }

  for (const [index, step] of steps.entries()) {
    await doing[step]()
    if (!isLastOnly || index === steps.length - 1) await check()
  }
}
