import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../main/engine/host-protocol/sha256.ts'
import { refuseShared } from '../../../main/engine/refuse-shared.ts'
import type { PlanFile } from '../../../shared/model/plan.ts'
import type { Receipt } from '../../../shared/model/receipt.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'

const path = '/usr/local/share/ca-certificates/mooring-one.example.com.crt'
const file: PlanFile = { path, action: 'create', secret: false, diff: [] }

/** What a change left that put the file, or claims it. */
function receipt(registry: string, content = 'anchor', kind: Receipt['kind'] = 'trust'): Receipt {
  const files = [{ path, sha256: sha256(content), driver: 'system-store' }]
  return { change: `for-${registry}`, registry, kind, files, directories: [] }
}

/** Undo of a change for the first registry. */
function undo(
  receipts: readonly Receipt[],
  files: PlanFile[] = [file],
  there: HostSketch['files'] = { [path]: 'anchor' },
): void {
  refuseShared(hostFacts({ receipts, files: there }), {
    stages: [{ files, commands: [] }],
    id: 'for-one.example.com',
    registry: 'one.example.com',
  })
}
const one = receipt('one.example.com')
const two = receipt('two.example.com')

describe('undo of a change that installed a file', () => {
  it.each([
    ['others claim it', [one, two, receipt('[::1]:5000')], { list: ['[::1]:5000', 'two.example.com'] }],
    ['another one claims it, and the first one’s trust was taken back since', [two], 'two.example.com'],
  ])('is refused where %s, and the way out is named', (_, receipts, registries) => {
    const params = { path, registries, registry: 'one.example.com' }
    expect(() => undo(receipts)).toThrow(expect.objectContaining({ code: 'undo-shared', params }))
  })

  it.each<[string, readonly Receipt[]]>([
    ['nobody else names it', [one]],
    ['another one put something else there', [one, receipt('two.example.com', 'other')]],
    ['another one has a setting in it', [one, receipt('two.example.com', 'anchor', 'insecure')]],
  ])('goes on where %s', (_, receipts) => {
    expect(() => undo(receipts)).not.toThrow()
  })

  it('continues if it only removes a claim, or restores the file', () => {
    expect(() => undo([one, two], [])).not.toThrow()
    expect(() => undo([one, two], [{ ...file, action: 'remove' }], {})).not.toThrow()
  })
})
