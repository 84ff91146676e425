import { expect, it } from 'vitest'
import { applyPlan } from '../../../main/engine/apply-plan.ts'
import type { HostPlan } from '../../../main/engine/host-plan.ts'
import type { Way } from '../../../main/hosts/ways/way.ts'
import type { History } from '../../../main/store/history.ts'
import { makeNote } from '../../../shared/note.ts'

/** Hosts whose work takes a while, and how many were at work at the same time, in all and on one host. */
function slowHosts() {
  const atWork: string[] = []
  let [together, onOne] = [0, 0]
  const planFor = (id: string, change: string): HostPlan => {
    const run: Way['run'] = async () => {
      atWork.push(id)
      together = Math.max(together, atWork.length)
      onOne = Math.max(onOne, atWork.filter((each) => each === id).length)
      await new Promise((resolve) => setImmediate(resolve))
      atWork.splice(atWork.indexOf(id), 1)
      return { stdout: Buffer.from('mooring-apply 1\nresult done\n'), stderr: '', exitCode: 0 }
    }
    const view = { host: id, outcome: 'change', stages: [], restart: 'none', notes: [] } as const
    return {
      host: { id, source: 'local', label: id, run, notes: () => [] },
      view: {
        ...view,
        stages: [],
        notes: [],
        engines: [],
        restarts: [],
        containersStopped: 0,
        needsRoot: false,
      },
      request: { mode: 'apply', change, root: '/', journal: '/j', stages: [], verify: [] },
      privileged: false,
    }
  }
  return { planFor, most: () => [together, onOne] }
}

/** An empty history that saves like this. */
function historyThat(save: History['save']): History {
  const none = async () => ({ changes: [], thrown: [] })
  return {
    list: none,
    find: () => Promise.reject(new Error('none')),
    save,
    drop: async () => {},
    watch: async () => {},
  }
}

it('works on hosts in parallel, and on a host that occurs twice in turn', async () => {
  const { planFor, most } = slowHosts()
  const hosts = [planFor('a', 'c1'), planFor('b', 'c2'), planFor('a', 'c3')]
  const history = historyThat(async () => {})
  const options = { history, now: () => new Date(0), signal: new AbortController().signal, emit: () => {} }
  const report = await applyPlan({ purpose: { kind: 'recover' }, hosts }, options)
  expect(report.hosts.map(({ host, change }) => [host, change])).toEqual([
    ['a', 'c1'],
    ['b', 'c2'],
    ['a', 'c3'],
  ])
  expect(most()).toEqual([2, 1])
})

it('leaves a host as it is whose plan has a problem, unless a person agreed to that', async () => {
  const saved: string[] = []
  const history = historyThat(async ({ host }) => void saved.push(host))
  const about = { kind: 'trust', registry: 'reg' } as const
  for (const despiteProblems of [undefined, true] as const) {
    const { planFor } = slowHosts()
    const notes = [
      makeNote({ 'orphan-key': 'error' }, 'orphan-key', {
        path: '/a.key',
        missing: 'a.cert',
        who: { phrase: 'blocked-docker' },
      }),
    ]
    const [good, bad] = [planFor('a', 'c1'), planFor('b', 'c2')]
    const hosts = [good, { ...bad, view: { ...bad.view, notes } }]
    const signal = new AbortController().signal
    const options = { history, now: () => new Date(0), signal, emit: () => {}, despiteProblems }
    const report = await applyPlan({ purpose: about, about, hosts }, options)
    expect(report.hosts).toMatchObject([
      { outcome: 'done' },
      despiteProblems ? { outcome: 'done' } : { outcome: 'failed', error: { code: 'plan-has-problems' } },
    ])
    expect(saved.includes('b')).toBe(despiteProblems === true)
  }
})

it('changes no host whose change can’t be written down first, and stops no other', async () => {
  const { planFor } = slowHosts()
  const saved: string[] = []
  const save: History['save'] = async ({ host }) => {
    if (host === 'a') throw new Error('ENOSPC: no space left on device')
    saved.push(host)
  }
  const history = historyThat(save)
  const options = { history, now: () => new Date(0), signal: new AbortController().signal, emit: () => {} }
  const about = { kind: 'trust', registry: 'reg' } as const
  const plan = { purpose: about, about }
  const { hosts } = await applyPlan({ ...plan, hosts: [planFor('a', 'c1'), planFor('b', 'c2')] }, options)
  expect(hosts).toMatchObject([
    { outcome: 'failed', error: { code: 'history-unwritten', params: { change: 'c1' } } },
    { change: 'c2', outcome: 'done' },
  ])
  expect(hosts[0]?.error?.message).toContain('ENOSPC')
  expect(saved).toEqual(['b', 'b'])
})
