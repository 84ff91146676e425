import { describe, expect, it } from 'vitest'
import type { ResolvedIntent } from '../../../main/drivers/index.ts'
import type { SealedPut } from '../../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../../main/engine/host-protocol/sha256.ts'
import { type ReceiptInput, receiptStages, type SealedDraft, tidyStages } from '../../../main/engine/receipt.ts'
import type { Draft } from '../../../shared/model/plan.ts'
import type { FoundReceipt } from '../../../shared/model/receipt.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate } from '../../support/certificates/sample-certificate.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

const registry = parseRegistry('reg:5000')
const trust: ResolvedIntent = { kind: 'trust', registry, anchors: [sampleCertificate('anchor')], place: 'registry' }
const ownJournal = '/home/ann/.local/state/mooring/journal'
const facts = { ...hostFacts({ user: { uid: 1000, gid: 100 }, files: { '/etc/there': 'claimed' } }), ownJournal }
const nothing: Draft = { stages: [], notes: [], restarts: [], verify: [] }

function put(path: string, content = path): SealedPut {
  const file = { path, posix: { mode: '0644', uid: 0, gid: 0 }, content, secret: false } as const
  return { op: 'put', ...file, expect: 'absent', sha256: sha256(content) }
}

const draft = (files: SealedDraft['stages'][number]['files'], more: Partial<Draft> = {}): SealedDraft => {
  return {
    driver: 'docker',
    draft: { ...nothing, ...more },
    stages: files.map((file) => ({ files: [file], runs: [] })),
  }
}

/** The one file that is put for a receipt, and what it says; undefined where there is none. */
function receiptOf(over: Partial<ReceiptInput>) {
  const [stage, ...others] = receiptStages({
    facts,
    intent: trust,
    change: 'c1',
    privileged: true,
    drafts: [],
    ...over,
  })
  expect(others).toEqual([])
  const [file] = stage?.files ?? []
  return file?.op === 'put' ? { ...file, says: JSON.parse(file.content) } : undefined
}

describe('the receipt of a change', () => {
  it('names each file’s final state, the claims, and the new directories', () => {
    const [a, b] = ['/etc/docker/certs.d/reg/ca.crt', '/etc/gone']
    const drafts = [
      draft([put(a, 'first'), put(b), { op: 'remove', path: b, expect: sha256(b) }, put(a, 'last')]),
      { ...draft([{ ...put('/etc/f'), made: 'setting' }], { claims: ['/etc/there'] }), driver: 'system-store' },
    ]
    expect(receiptOf({ drafts })?.says).toEqual({
      change: 'c1',
      registry: 'reg:5000',
      kind: 'trust',
      files: [
        { path: a, sha256: sha256('last'), driver: 'docker' },
        { path: '/etc/f', sha256: sha256('/etc/f'), driver: 'system-store', made: 'setting' },
        { path: '/etc/there', sha256: sha256('claimed'), driver: 'system-store' },
      ],
      directories: ['/etc/docker/certs.d', '/etc/docker/certs.d/reg'],
    })
  })

  it.each([
    ['root’s', true, '/var/lib/mooring/receipts/c1.json', 0, 0],
    ['the user’s own', false, `${ownJournal}/receipts/c1.json`, 1000, 100],
  ])('is in the journal of %s changes, readable by everyone', (_, privileged, path, uid, gid) => {
    const file = receiptOf({ drafts: [draft([put('/etc/f')])], privileged })
    expect(file).toMatchObject({ path, posix: { mode: '0644', uid, gid }, secret: false })
  })

  it.each<[string, Partial<ReceiptInput>, boolean]>([
    ['puts a file', { drafts: [draft([put('/etc/f')])] }, true],
    ['claims one', { drafts: [draft([], { claims: ['/etc/there'] })] }, true],
    ['puts nothing', { drafts: [draft([])] }, false],
    ['only removes', { drafts: [draft([{ op: 'remove', path: '/etc/there', expect: 'exists' }])] }, false],
    ['only sets a time', { intent: { kind: 'insecure-on', registry, until: '2026-12-01T00:00:00Z' } }, true],
    ['sets none', { intent: { kind: 'insecure-on', registry } }, false],
    ['takes trust back', { intent: { kind: 'untrust', registry }, drafts: [draft([put('/etc/f')])] }, false],
    ['migrates', { intent: { kind: 'migrate' }, drafts: [draft([put('/etc/f')])] }, false],
  ])('for a change that %s: %o', (_, input, isLeft) => {
    expect(receiptOf(input) !== undefined).toBe(isLeft)
  })

  it('has the time limit of an insecure registry', () => {
    const until = '2026-12-01T00:00:00Z'
    expect(receiptOf({ intent: { kind: 'insecure-on', registry, until } })?.says).toMatchObject({
      kind: 'insecure',
      until,
    })
  })
})

describe('the clean-up', () => {
  const receipt = (change: string, directories: string[], journal?: string): FoundReceipt => {
    const found = { change, registry: 'reg', kind: 'trust', files: [], directories } as const
    return { ...found, files: [], ...(journal === undefined ? {} : { journal }) }
  }
  const there = hostFacts({ files: { '/d/sub/ours': '', '/d/e/theirs': '' } })
  const tidied = (receipts: readonly FoundReceipt[], removed: readonly string[]): (readonly string[])[] =>
    tidyStages(there, receipts, new Set(removed)).map(({ files }) => files.map(({ op, path }) => `${op} ${path}`))

  it.each([
    ['nothing without receipts', [], [], []],
    [
      'directories with nothing else in them, and receipts where they lie',
      [receipt('c1', ['/d', '/d/sub']), receipt('c2', ['/d/sub'], '/own')],
      ['/d/sub/ours'],
      [['remove /d/sub', 'remove /var/lib/mooring/receipts/c1.json', 'remove /own/receipts/c2.json']],
    ],
    [
      'the deepest directories first',
      [receipt('c1', ['/d', '/d/e', '/d/sub'])],
      ['/d/sub/ours', '/d/e/theirs'],
      [['remove /d/sub', 'remove /d/e', 'remove /d', 'remove /var/lib/mooring/receipts/c1.json']],
    ],
    [
      'no directory that somebody else uses',
      [receipt('c1', ['/d/sub'])],
      [],
      [['remove /var/lib/mooring/receipts/c1.json']],
    ],
  ])('%s', (_, receipts, removed, stages) => {
    expect(tidied(receipts, removed)).toEqual(stages)
  })
})
