import type { SealedPlan } from '../../../main/engine/host-protocol/apply.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { receiptSchema } from '../../../shared/model/facts.ts'
import { hostFacts } from './host-facts.ts'

/**
 * A host's facts after a sealed plan, computed from facts alone: the model for the drivers' tests. It checks every
 * expectation, like the apply program.
 */
export function applyToFacts(facts: HostFacts, plan: SealedPlan): HostFacts {
  const files = new Map(facts.files.map((file) => [file.path, file]))
  for (const op of plan.stages.flatMap((stage) => stage.files)) {
    const there = files.get(op.path)
    const state = !there ? 'absent' : there.kind === 'directory' ? 'dir' : (there.sha256 ?? 'exists')
    if (state !== op.expect) throw new Error(`${op.path} is ${state}, the plan expects ${op.expect}`)
    if (op.op === 'remove') {
      const isFull = [...files.keys()].some((path) => path.startsWith(`${op.path}/`))
      if (!isFull) files.delete(op.path)
      continue
    }
    for (const file of hostFacts({ files: { [op.path]: op.content } }).files) {
      // A sketched host has more files than requested.
      if (!op.path.startsWith(file.path)) continue
      if (file.kind === 'file') files.set(file.path, { ...file, mode: op.mode, uid: op.uid, gid: op.gid })
      else if (!files.has(file.path)) files.set(file.path, file)
    }
  }
  const all = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  const receipts = all
    .filter((file) => file.kind === 'file' && file.path.startsWith(`${facts.journal}/receipts/`))
    .map((file) => receiptSchema.parse(JSON.parse(file.text ?? '')))
  return { ...facts, files: all, receipts }
}
