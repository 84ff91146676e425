import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RequestTo, SealedStage } from '../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { viewStages } from '../../main/engine/view.ts'
import type { RunOp } from '../../shared/model/plan.ts'
import { reversedStages } from '../../shared/model/plan-steps.ts'
import { hostFacts } from '../support/facts/host-facts.ts'
import { stepsShown, stepsTold } from '../support/facts/told-steps.ts'
import { apply, hostShells } from '../support/host-programs/host-program.ts'
import { makeHostTree, put, remove } from '../support/host-programs/host-tree.ts'

const look: RunOp = { op: 'run', refresh: 'trust-store', args: ['alpine', 'change'], timeoutSeconds: 20 }

/** A plan as a person reviews it beside what real host programs tell. Its root is `/`, but all its paths are the test's. */
describe.each(hostShells)('the steps of a plan on $name', (shell) => {
  test('are told as they are reviewed, and so are those of its undo', async ({ onTestFinished }) => {
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
})
