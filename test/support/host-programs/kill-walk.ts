import { expect } from 'vitest'
import type { RequestTo } from '../../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../../main/engine/host-protocol/sha256.ts'
import { until } from '../processes/process.ts'
import { type Applied, apply, dash, type HostRun, type HostShell, hostShells, survey } from './host-program.ts'
import { type HostTree, makeHostTree, put, remove } from './host-tree.ts'
import { type Death, makeKillSwitch } from './kill-switch.ts'
import { type Stride, sampled } from './stride.ts'

const registry = '/etc/docker/certs.d/reg:5000'

/** Which calls a walk dies at. */
export interface Walk extends Stride {
  readonly shell: HostShell
  readonly death: Death
}

const [, bash, busybox] = hostShells

/** The time limit of a walk: each is a few hundred runs of a program, a minute on an idle machine. */
export const walkLimitMs = 15 * 60_000

/** Each manner of death on dash, and one of them on each of the other shells. */
export const walks: readonly Walk[] = [
  { shell: dash, death: 'power-cut', ...sampled(5) },
  { shell: dash, death: 'shell-only', ...sampled(11) },
  { shell: bash, death: 'shell-only', ...sampled(19) },
  { shell: busybox, death: 'power-cut', ...sampled(19) },
]

/** A host with something for each kind of op to happen to. */
export async function makeHost(root?: string): Promise<HostTree> {
  const tree = await makeHostTree(root)
  await tree.write(`${registry}/client.key`, 'old key', 0o600)
  await tree.write(`${registry}/ca.crt`, 'old ca')
  await tree.write('/etc/docker/certs.d/gone/ca.crt', 'gone')
  await tree.write('/etc/docker/daemon.json', '{}')
  return tree
}

/** Two stages, which have files in common: new ones and old ones, and one that the second stage removes. */
export function planFor(tree: HostTree, change: string): RequestTo<'apply'> {
  const first = [
    put(`${registry}/client.key`, 'new key', { expect: sha256('old key'), mode: '0600' }),
    put('/etc/containers/certs.d/reg/ca.crt', 'first'),
    put('/etc/containers/certs.d/reg/client.cert', 'cert'),
    put('/etc/docker/daemon.json', '[]', { expect: sha256('{}') }),
    remove('/etc/docker/certs.d/gone/ca.crt', 'gone'),
    remove('/etc/docker/certs.d/gone'),
  ]
  const receipt = { change, registry: 'reg', kind: 'trust', files: [], directories: [] }
  const second = [
    put('/etc/containers/certs.d/reg/ca.crt', 'ca', { expect: sha256('first') }),
    remove('/etc/docker/daemon.json', '[]'),
    put(`${tree.journal}/receipts/${change}.json`, JSON.stringify(receipt)),
  ]
  return { ...tree.plan(change, []), stages: [first, second].map((files) => ({ files, runs: [] })) }
}

/**
 * Kills a program at one call after another, on a fresh host each time, and passes on the remains, until the program
 * survives. Fails if no call was ever reached.
 */
export async function walk(
  { death, first, every }: Walk,
  prepare: () => Promise<HostTree>,
  program: (tree: HostTree, run: HostRun) => Promise<Applied>,
  check: (tree: HostTree, killedAt: number) => Promise<void>,
): Promise<void> {
  const killer = await makeKillSwitch(death)
  let struck = true
  const strike = async (tree: HostTree, call: number): Promise<void> => {
    await killer.arm(call)
    const { result } = await program(tree, { programBefore: killer.prelude })
    struck = await killer.struck()
    if (struck) return check(tree, call)
    expect(result).toEqual({ kind: 'done' })
    expect(call).toBeGreaterThan(30)
  }
  try {
    for (let call = first; struck; call += every) {
      const tree = await prepare()
      await strike(tree, call).finally(tree.remove)
    }
  } finally {
    await killer.remove()
  }
}

/** Recovers, and reports whether everything is `old` or `new`; a mixture fails. */
export async function settled(
  shell: HostShell,
  tree: HostTree,
  old: Record<string, string>,
  after: Record<string, string>,
  killedAt: number,
): Promise<'old' | 'new'> {
  // What is staged, a private key among it, is told of before anybody tidies.
  if ((await tree.leftovers()).some((path) => path.includes('.mooring-'))) {
    await until(`the survey to tell of what was left at ${killedAt}`, async () => {
      const { unfinished, leftovers } = await survey(shell, { root: tree.root, registries: [] })
      return unfinished !== undefined || leftovers?.[0]?.kind === 'staged'
    })
  }
  const { result, stderr } = await apply(shell, tree.recover)
  expect({ killedAt, result, stderr }).toEqual({
    killedAt,
    result: expect.objectContaining({ kind: expect.stringMatching(/^(nothing|recovered)$/) }),
    stderr: '',
  })
  const state = withoutStore(await tree.state())
  const isOld = JSON.stringify(state) === JSON.stringify(withoutStore(old))
  if (!isOld) expect({ killedAt, state }).toEqual({ killedAt, state: withoutStore(after) })
  expect({ killedAt, left: await tree.leftovers() }).toEqual({ killedAt, left: [] })
  return isOld ? 'old' : 'new'
}

/** The journal's own directories stay once created. */
function withoutStore(state: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).filter(([path]) => !/^var\/lib\/mooring(\/receipts)?$/.test(path)))
}
