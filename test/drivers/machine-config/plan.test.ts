import { describe, expect, it } from 'vitest'
import type { MachineConfigIntent } from '../../../main/drivers/index.ts'
import { machineConfig as driver } from '../../../main/drivers/insecure/machine-config/plan.ts'
import { draftsFor } from '../../../main/engine/draft.ts'
import { sealDrafts } from '../../../main/engine/seal.ts'
import { viewPlan } from '../../../main/engine/view.ts'
import type { PutOp } from '../../../shared/model/plan.ts'
import { plannedFiles } from '../../../shared/model/plan-steps.ts'
import type { Receipt } from '../../../shared/model/receipt.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'
import { draftOf } from '../../support/facts/plan-on-facts.ts'
import { machineConfig } from '../../support/ssh/machine-config.ts'

const path = '/home/ann/.docker/machine/machines/default/config.json'
const registry = parseRegistry('reg.example.com:5000')

const intentFor = (isListed: boolean): MachineConfigIntent => ({
  kind: 'machine-config',
  registry,
  isListed,
  files: [path],
})

function planned(text: string, on: boolean): PutOp | undefined {
  const facts = hostFacts({ files: { [path]: text } })
  const { stages } = draftOf(driver, facts, intentFor(on))
  const [op] = stages.flatMap(({ files }) => files)
  return op?.op === 'put' ? op : undefined
}

describe('docker-machine’s list', () => {
  it.each([
    ['[]', '["reg.example.com:5000"]', '[]'],
    ['null', '["reg.example.com:5000"]', '[]'],
    ['["a:5000"]', '["a:5000", "reg.example.com:5000"]', '["a:5000"]'],
    [
      '[\n                "a:5000"\n            ]',
      '[\n                "a:5000",\n                "reg.example.com:5000"\n            ]',
      '[\n                "a:5000"\n            ]',
    ],
  ])('%j becomes %j, and %j again; nothing else changes', (before, after, again) => {
    const on = planned(machineConfig(before), true)
    expect(on?.content).toBe(machineConfig(after))
    expect(planned(machineConfig(after), false)?.content).toBe(machineConfig(again))
  })

  it('is left alone if it is already right', () => {
    expect(planned(machineConfig('["reg.example.com:5000"]'), true)).toBeUndefined()
    expect(planned(machineConfig('null'), false)).toBeUndefined()
  })

  it('is created if an old docker-machine has none', () => {
    const text = '{"HostOptions": {"EngineOptions": {"Dns": null}}, "InsecureRegistry": "not this one"}'
    const content = planned(text, true)?.content ?? ''
    expect(JSON.parse(content)).toEqual({
      HostOptions: { EngineOptions: { Dns: null, InsecureRegistry: [registry.name] } },
      InsecureRegistry: 'not this one',
    })
    expect(planned(content, false)?.content).toBe(text.replace('null}', 'null, "InsecureRegistry": []}'))
  })

  it('keeps mode and owner of the file', () => {
    expect(planned(machineConfig('[]'), true)).toMatchObject({ posix: { mode: '0644', uid: 0, gid: 0 } })
  })

  it.each([
    ['no JSON', machineConfig('[]').slice(0, -2), /not valid JSON \(line 26, column 22\)/],
    ['another shape', '{"HostOptions": []}', /HostOptions\.EngineOptions\.InsecureRegistry/],
    ['no engine options', '{"HostOptions": {"EngineOptions": 1}}', /line 1, column 35/],
    ['a list that is none', machineConfig('"reg"'), /line 18, column 33/],
    ['a list of numbers', machineConfig('["a", 1]'), /line 18, column 39/],
  ])('is refused with its place: %s', (_, text, message) => {
    const failure = { code: 'machine-unreadable', message: expect.stringMatching(message) }
    expect(() => planned(text, true)).toThrow(expect.objectContaining(failure))
  })

  it('is refused if the file is missing', () => {
    const plan = () => draftOf(driver, hostFacts(), intentFor(true))
    expect(plan).toThrow(expect.objectContaining({ code: 'machine-unreadable' }))
  })
})

describe('a plan of it', () => {
  const receipts: Receipt[] = [
    { change: 'c1', registry: registry.name, kind: 'insecure', files: [], directories: [] },
    { change: 'c2', registry: registry.name, kind: 'trust', files: [], directories: [] },
  ]

  async function view(text: string, on: boolean) {
    const facts = hostFacts({ files: { [path]: text }, receipts })
    const intent = intentFor(on)
    const drafts = draftsFor(facts, intent)
    const sealed = sealDrafts({ facts, intent, drafts, change: 'c3', privileged: false })
    return { sealed, host: await viewPlan('local', facts, drafts, sealed, false, []) }
  }

  it('shows the list’s line alone: a proxy’s password may stand beside it', async () => {
    const env = '[\n                "HTTP_PROXY=http://ann:proxy-secret@proxy:3128"\n            ]'
    const { host } = await view(machineConfig('[]', env), true)
    expect(plannedFiles(host.stages)[0]?.diff).toEqual([
      '-            "InsecureRegistry": [],',
      '+            "InsecureRegistry": ["reg.example.com:5000"],',
    ])
    expect([host.restart, host.stages.flatMap(({ commands }) => commands)]).toEqual(['none', []])
  })

  it('shows nothing of a one-line file', async () => {
    const { host } = await view(JSON.stringify(JSON.parse(machineConfig('[]'))), true)
    expect(plannedFiles(host.stages)[0]).toMatchObject({ secret: true, diff: [] })
  })

  it.each([true, false])('leaves receipts of this host’s own alone: %s', async (on) => {
    const { sealed } = await view(machineConfig(on ? '[]' : `["${registry.name}"]`), on)
    expect(sealed?.stages.flatMap(({ files }) => files.map((file) => file.path))).toEqual([path])
    expect([sealed?.verify, (await view(machineConfig(on ? `["${registry.name}"]` : '[]'), on)).sealed]).toEqual([
      [],
      undefined,
    ])
  })
})
