import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { RequestTo, SealedFile, SealedStage } from '../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { planUndo } from '../../main/engine/plan-undo.ts'
import { viewStages } from '../../main/engine/view.ts'
import type { RunOp } from '../../shared/model/plan.ts'
import { reversedStages } from '../../shared/model/plan-steps.ts'
import type { Receipt } from '../../shared/model/receipt.ts'
import { change as sampleChange } from '../support/cli/answers.ts'
import { hostFacts } from '../support/facts/host-facts.ts'
import { stepsShown, stepsTold } from '../support/facts/told-steps.ts'
import { apply, hostShells, survey } from '../support/host-programs/host-program.ts'
import { makeHostTree, put, remove } from '../support/host-programs/host-tree.ts'
import { fakeHost, looks } from '../support/hosts/fake-host.ts'

const look: RunOp = { op: 'run', refresh: 'trust-store', args: ['alpine', 'change'], timeoutSeconds: 20 }

/** A plan as a person reviews it beside what real host programs tell. Its root is `/`, but all its paths are the test's. */
describe.each(hostShells)('the steps of a plan on $name', (shell) => {
  test('are told as they are reviewed, and so are those of its undo', async () => {
    const tree = await makeHostTree()
    onTestFinished(() => tree.remove())
    const at = (path: string): string => join(tree.root, path)
    await mkdir(at('bin'))
    await writeFile(at('bin/update-ca-certificates'), '#!/bin/sh\n')
    await chmod(at('bin/update-ca-certificates'), 0o755)
    await tree.write('/etc/old', 'old')
    await mkdir(at('etc/empty'))
    const [daemon, anchor, changed] = [at('etc/docker/daemon.json'), at('etc/docker/certs.d/reg/ca.crt'), at('etc/old')]
    const stages: SealedStage[] = [
      { files: [put(anchor, 'anchor'), put(changed, 'new', { expect: sha256('old') })], runs: [] },
      { files: [put(daemon, '[]')], runs: [look, look] },
      { files: [put(daemon, 'x', { expect: sha256('[]') })], runs: [look] },
      { files: [], runs: [{ ...look, args: ['alpine', 'add', anchor] }] },
      { files: [remove(at('etc/empty')), put(at('journal/receipts/c1.json'), '{}')], runs: [] },
    ]
    const plan: RequestTo<'apply'> = { ...tree.plan('c1', []), root: '/', journal: at('journal'), stages }
    const facts = { ...hostFacts({ files: { [changed]: 'old', [`${at('etc/empty')}/`]: '' } }), journal: at('journal') }
    const view = viewStages(facts, stages, () => undefined)

    const made = await apply(shell, plan, { pathBefore: at('bin') })
    expect(made.result).toEqual({ kind: 'done' })
    expect(stepsTold(made.lines)).toEqual(stepsShown(view))

    const request = { mode: 'undo', change: 'c1', root: '/', journal: at('journal') } as const
    const undone = await apply(shell, request, { pathBefore: at('bin') })
    expect(undone.result).toEqual({ kind: 'done' })
    expect(stepsTold(undone.lines)).toEqual(stepsShown(reversedStages(view)))
  })

  /** What people may have restored by hand before the undo: each kind of step, by its path. */
  const kinds = ['created', 'changed', 'removed', 'directory', 'key', 'twice', 'yielding', 'receipt'] as const
  type Kind = (typeof kinds)[number]

  test.each([
    ['every other kind', (index: number) => index % 2 === 0],
    ['the others', (index: number) => index % 2 === 1],
  ])('of an undo leave out what is as before already: %s', async (_, isBack) => {
    const tree = await makeHostTree()
    onTestFinished(() => tree.remove())
    const pathOf = (kind: Kind): string => (kind === 'receipt' ? `${tree.journal}/receipts/c1.json` : `/etc/${kind}`)
    const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('')
    const old = lines('one', 'two', 'three', 'four', 'five')
    for (const kind of ['changed', 'removed', 'yielding', 'twice'] as const) await tree.write(pathOf(kind), old)
    await tree.write(pathOf('key'), 'secret', 0o600)
    await mkdir(join(tree.root, pathOf('directory')))
    const before = { root: tree.root, registries: [], files: kinds.map(pathOf) }
    const facts = await survey(shell, before)
    const over = (kind: Kind, text: string): SealedFile => put(pathOf(kind), text, { expect: sha256(old) })
    // Of a key nothing is shown, but its hash is in the receipt.
    const key = { path: pathOf('key'), sha256: sha256('other'), driver: 'docker' }
    const receipt: Receipt = { change: 'c1', registry: 'reg', kind: 'trust', files: [key], directories: [] }
    const stages: SealedStage[] = [
      {
        files: [
          put(pathOf('created'), 'new'),
          over('changed', lines('one', 'two', 'three', 'and', 'four', 'five')),
          remove(pathOf('removed'), old),
          remove(pathOf('directory')),
          put(pathOf('key'), 'other', { expect: sha256('secret'), secret: true, mode: '0600' }),
          over('twice', lines('one', 'two', 'three')),
          { ...put(pathOf('yielding'), lines('one', 'six'), { expect: sha256(old) }), yields: true },
        ],
        runs: [],
      },
      { files: [put(pathOf('twice'), 'x', { expect: sha256(lines('one', 'two', 'three')) })], runs: [] },
      { files: [put(pathOf('receipt'), JSON.stringify(receipt))], runs: [] },
    ]
    const change = { ...sampleChange, id: 'c1', host: 'web', root: tree.root, journal: tree.journal }
    const made = { ...change, stages: viewStages(facts, stages, () => undefined) }
    expect((await apply(shell, { ...tree.plan('c1', []), stages })).result).toEqual({ kind: 'done' })

    const back = kinds.filter((_, index) => isBack(index))
    for (const kind of back) {
      if (kind === 'created' || kind === 'receipt') await rm(join(tree.root, pathOf(kind)))
      else if (kind === 'directory') await mkdir(join(tree.root, pathOf(kind)))
      else await tree.write(pathOf(kind), kind === 'key' ? 'secret' : old)
    }
    const now = looks(await survey(shell, before), /^/)
    const { view } = await planUndo(fakeHost('web', now).handle, made, { signal: new AbortController().signal })
    const undone = await apply(shell, tree.undo('c1'))
    expect([view.error, undone.result]).toEqual([undefined, { kind: 'done' }])
    const told = stepsTold(undone.lines)
    expect(told).toEqual(stepsShown(view.stages))
    const restored = new Set(told.map((step) => step.split(' ')[1]))
    expect(restored).toEqual(new Set(kinds.filter((kind) => !back.includes(kind)).map(pathOf)))
  })
})
