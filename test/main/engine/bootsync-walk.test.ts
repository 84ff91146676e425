import { describe, expect, it } from 'vitest'
import type { ResolvedIntent } from '../../../main/drivers/index.ts'
import { applyPlan } from '../../../main/engine/apply-plan.ts'
import { planIntent } from '../../../main/engine/make-plan.ts'
import { planUndo } from '../../../main/engine/plan-undo.ts'
import type { History } from '../../../main/store/history.ts'
import type { Change } from '../../../shared/model/change.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate } from '../../support/certificates/sample-certificate.ts'
import type { HostSketch } from '../../support/facts/host-facts.ts'
import { picked } from '../../support/host-programs/stride.ts'
import { journalHost } from '../../support/hosts/journal-host.ts'

const disk = '/var/lib/boot2docker'
const onDisk = `${disk}/etc/docker`
const bootsync = `${disk}/bootsync.sh`
const profile = `${disk}/profile`
const hiding = '#!/bin/sh\nmkdir -p /etc/docker/certs.d/other:5000\n'
const [a, c] = [parseRegistry('a.example.com'), parseRegistry('c.example.com')]
const anchor = sampleCertificate('anchor')
const renewed = sampleCertificate('other')
const { signal } = new AbortController()

const intents: Readonly<Record<string, ResolvedIntent>> = {
  'trust A': { kind: 'trust', registry: a, anchors: [anchor], place: 'registry' },
  'trust A again': { kind: 'trust', registry: a, anchors: [renewed], place: 'registry' },
  'insecure on A': { kind: 'insecure-on', registry: a, until: undefined },
  'insecure on C': { kind: 'insecure-on', registry: c, until: undefined },
  'untrust A': { kind: 'untrust', registry: a },
  'off A': { kind: 'insecure-off', registry: a },
  'off C': { kind: 'insecure-off', registry: c },
}
/** Each undoes the first change of its kind that stands. */
const undoes = ['undo trust', 'undo insecure-on', 'undo untrust', 'undo insecure-off']
const steps = [...Object.keys(intents), ...undoes]

/**
 * Walks on a machine that boots after each step, and holds after each boot what is on its disk against what is read.
 * @returns whether the last step changed anything.
 */
async function walk(sketch: HostSketch, walked: readonly string[]): Promise<boolean> {
  const files = { [bootsync]: hiding, [profile]: "EXTRA_ARGS=''\n", ...sketch.files }
  const host = journalHost('/srv', { ...sketch, files })
  const kept = new Map<string, Change>()
  const history = {
    list: async () => ({ changes: [...kept.values()], thrown: [] }),
    save: async (change: Change) => void kept.set(change.id, change),
    drop: async (id: string) => void kept.delete(id),
  } as unknown as History
  const now = () => new Date('2026-11-28T10:00:00Z')
  const boot = async (): Promise<boolean> => {
    const script = (await host.read(bootsync)) ?? ''
    const isLinked = script.includes('# Mooring: begin')
    await host.clear('/etc/docker')
    if (isLinked) await host.write('/etc/docker', `-> ${onDisk}`)
    else await host.write('/etc/docker/certs.d/other:5000/theirs', '')
    return isLinked
  }
  await boot()
  const doStep = async (step: string): Promise<string> => {
    const intent = intents[step]
    const undone = [...kept.values()].find(({ state, kind }) => state === 'applied' && step === `undo ${kind}`)
    if (!intent && !undone) return 'nothing'
    const known = [...kept.values()]
    const registry = intent && 'registry' in intent ? intent.registry.name : undefined
    const about = intent && { kind: intent.kind, ...(registry === undefined ? {} : { registry }) }
    const planned = intent
      ? await planIntent(host.handle, intent, { root: '/srv', now, notes: [], signal })
      : await planUndo(host.handle, undone as Change, { signal, known })
    const plan = intent
      ? { purpose: about, about, hosts: [planned] }
      : { purpose: { kind: 'undo', change: undone?.id }, undoes: undone, hosts: [planned] }
    const [report] = (
      await applyPlan(plan as never, { history, now, despiteProblems: true, signal, emit: () => undefined })
    ).hosts
    return report?.error?.code ?? report?.outcome ?? 'nothing'
  }

  let last = ''
  for (const step of walked) {
    last = await doStep(step)
    const isLinked = await boot()
    const left = host.paths().filter((path) => path.startsWith(`${onDisk}/`))
    const said = `${walked.join(', ')}: ${step} ${last}: ${left.join(' ')}`
    expect(['done', 'nothing', 'undo-shared', 'undo-unread', 'change-superseded'], said).toContain(last)
    // Whatever is on the disk is read there.
    if (left.length > 0) expect(isLinked, said).toBe(true)
    const receipts = host.paths().filter((path) => path.includes('/receipts/'))
    if (receipts.length === 0) expect([left, await host.read(bootsync)], said).toEqual([[], hiding])
  }
  return last === 'done'
}

const service = { manager: 'boot2docker', name: 'docker' } as const
const machines: Readonly<Record<string, HostSketch>> = {
  'of the newer line': { os: { id: 'boot2docker', version: '19.03.12' }, engines: [{ service }] },
  'before 1.10': { os: { id: 'boot2docker', version: '1.9.1' }, engines: [{ version: '1.9.1', service }] },
}

/** All orders of some steps. */
function ordersOf(some: readonly string[]): string[][] {
  return some.length === 0
    ? [[]]
    : some.flatMap((step) => ordersOf(some.filter((each) => each !== step)).map((order) => [step, ...order]))
}

const ends = ['untrust A', 'undo trust']
const orders = [
  ...ends.flatMap((end) => ordersOf(['trust A', 'insecure on C', end, 'off C'])),
  ['trust A', 'insecure on A', 'undo trust', 'untrust A', 'off A'],
  ['trust A', 'insecure on C', 'untrust A', 'off C', 'undo untrust'],
  ['trust A', 'insecure on C', 'off C', 'untrust A', 'undo insecure-off'],
]
const longest = 4

describe.each(Object.entries(machines))('a machine %s whose bootsync.sh hides its disk', (_, machine) => {
  it('reads all that is on its disk after each boot, and has its script as before at the end, in any order', async () => {
    for (const order of orders) await walk(machine, order)
  })

  it('does so on other walks, too', { timeout: 7_200_000 }, async () => {
    let alive: readonly (readonly string[])[] = [[]]
    let count = 0
    for (let length = 1; length <= longest; length += 1) {
      const next: (readonly string[])[] = []
      const walks = alive.flatMap((walked) => steps.map((step) => [...walked, step]))
      for (const each of length === 1 ? walks : picked(walks, 2 * length)) {
        count += 1
        if (await walk(machine, each)) next.push(each)
      }
      alive = next
    }
    // A sample may have only walks whose last step changes nothing; those of one step are all there.
    expect(count).toBeGreaterThan(steps.length)
  })
})
