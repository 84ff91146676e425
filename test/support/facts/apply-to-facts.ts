import type { RequestTo } from '../../../main/engine/host-protocol/apply.ts'
import { isReceipt } from '../../../main/engine/host-protocol/receipt-path.ts'
import { isBelow } from '../../../shared/host-path.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { receiptSchema } from '../../../shared/model/receipt.ts'
import { hostFacts } from './host-facts.ts'

/**
 * What a host looks like once a request is applied, worked out on facts alone: the model that the tests of drivers plan
 * against. It insists on every expectation, as the apply program does.
 */
export function applyToFacts(facts: HostFacts, plan: RequestTo<'apply'>): HostFacts {
  const files = new Map(facts.files.map((file) => [file.path, file]))
  for (const op of plan.stages.flatMap((stage) => stage.files)) {
    const there = files.get(op.path)
    const state = !there ? 'absent' : there.kind === 'directory' ? 'dir' : (there.sha256 ?? 'exists')
    if (state !== op.expect) throw new Error(`${op.path} is ${state}, the plan expects ${op.expect}`)
    if (op.op === 'remove') {
      const isFull = [...files.keys()].some((path) => isBelow(path, op.path))
      if (!isFull) files.delete(op.path)
      continue
    }
    for (const file of hostFacts({ files: { [op.path]: op.content } }).files) {
      // A sketched host has more files than requested.
      if (!op.path.startsWith(file.path)) continue
      if (file.kind === 'file') files.set(file.path, { ...file, posix: op.posix })
      else if (!files.has(file.path)) files.set(file.path, file)
    }
  }
  const all = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  const receipts = all
    .filter((file) => file.kind === 'file' && isReceipt(file.path, facts.journal))
    .map((file) => receiptSchema.parse(JSON.parse(file.text ?? '')))
  return { ...facts, files: all, receipts }
}
