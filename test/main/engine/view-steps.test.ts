import { describe, expect, it } from 'vitest'
import { parseCertificate } from '../../../main/certificates/read/parse-certificate.ts'
import type { ResolvedIntent } from '../../../main/drivers/index.ts'
import { draftsFor } from '../../../main/engine/draft.ts'
import { sealDrafts } from '../../../main/engine/seal.ts'
import { viewPlan } from '../../../main/engine/view.ts'
import { changeSchema } from '../../../shared/model/change.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { plannedFiles, plannedSteps } from '../../../shared/model/plan-steps.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate, samplePem } from '../../support/certificates/sample-certificate.ts'
import { change } from '../../support/cli/answers.ts'
import { sampleKey } from '../../support/drivers/driver-cases.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'
import { doneOnFacts } from '../../support/facts/plan-on-facts.ts'

const registry = parseRegistry('reg:5000')
const daemon = '/etc/docker/daemon.json'
const entry = '"insecure-registries": ["reg:5000"]'

const stagesOf = async (facts: HostFacts, intent: ResolvedIntent) => {
  const drafts = draftsFor(facts, intent)
  const sealed = sealDrafts({ facts, intent, drafts, change: 'c1', privileged: true })
  return (await viewPlan('local', facts, drafts, sealed, true, [])).stages
}

/** Each step with the lines that it adds and removes. */
const told = async (facts: HostFacts, intent: ResolvedIntent) =>
  plannedSteps(await stagesOf(facts, intent)).map((step) => {
    if ('command' in step) return `run ${step.command}`
    const { action, path, diff, isReceipt } = step.file
    return [action, isReceipt ? 'receipt' : path, ...diff.filter((line) => line.includes('insecure'))].join(' ')
  })

const reload = 'run kill -HUP $(pidof dockerd)'
const ask = "run docker -H unix:///var/run/docker.sock info --format '{{json .RegistryConfig}}'"

describe('the steps of a plan', () => {
  it('for insecure are two writes and two reloads, as they are done', async () => {
    expect(await told(hostFacts(), { kind: 'insecure-on', registry })).toEqual([
      `create ${daemon} +  "insecure-registries": []`,
      ...[reload, ask],
      `change ${daemon} -  "insecure-registries": [] +  ${entry}`,
      ...[reload, ask],
      'create receipt',
    ])
  })

  it('for secure again are a write before the removal, and the receipt', async () => {
    const on = doneOnFacts(hostFacts(), { kind: 'insecure-on', registry }, 'c1')
    expect(await told(on, { kind: 'insecure-off', registry })).toEqual([
      `change ${daemon} -  ${entry} +  "insecure-registries": []`,
      ...[reload, ask],
      `remove ${daemon} -  "insecure-registries": []`,
      'remove receipt',
    ])
  })
})

describe('the certificates of a plan', () => {
  const pair = { certPem: `${samplePem('client')}${samplePem('other')}`, keyPem: sampleKey }
  const anchor = sampleCertificate('anchor')
  const trust = { kind: 'trust', registry, anchors: [anchor], place: 'registry', client: pair } as const
  const summary = (name: 'anchor' | 'client' | 'other') => {
    const der = Buffer.from(samplePem(name).replace(/-----[^-]+-----|\s/g, ''), 'base64')
    const { subject, issuer, fingerprint, notAfter } = parseCertificate(der).certificate
    return { subject, issuer, fingerprint, notAfter }
  }

  it('are read from the files’ own bytes: the anchor, the client’s, what signed that', async () => {
    const files = plannedFiles(await stagesOf(hostFacts(), trust))
    expect(files.flatMap(({ certificates = [] }) => certificates)).toEqual([
      { ...summary('anchor'), role: 'anchor', change: 'added' },
      { ...summary('client'), role: 'client', change: 'added' },
      { ...summary('other'), role: 'issuer', change: 'added' },
    ])
  })

  it('are told where they go, also if somebody else has put them there', async () => {
    const ca = '/etc/docker/certs.d/reg:5000/ca.crt'
    const host = hostFacts({ files: { [ca]: `# ours\n${samplePem('other')}` } })
    const [file] = plannedFiles(await stagesOf(host, { kind: 'untrust', registry, all: true }))
    expect(file?.certificates).toEqual([{ ...summary('other'), role: 'anchor', change: 'removed' }])
  })

  it('are none where a file only looks like one', async () => {
    const ca = '/etc/docker/certs.d/reg:5000/ca.crt'
    const text = '-----BEGIN CERTIFICATE-----\nMAMCAQA=\n-----END CERTIFICATE-----\n'
    const stages = await stagesOf(hostFacts({ files: { [ca]: text } }), { kind: 'untrust', registry, all: true })
    expect(plannedFiles(stages)[0]).not.toHaveProperty('certificates')
  })
})

it('a change of an earlier version has its files and commands as one stage', () => {
  const { stages: _, ...others } = change
  const files = [{ path: '/etc/a', action: 'create', secret: false, diff: ['+a'] }]
  const read = changeSchema.parse({ ...others, files, commands: ['x 1'] })
  expect(read).toEqual({ ...change, stages: [{ files, commands: ['x 1'] }] })
  expect(changeSchema.parse(read)).toEqual(read)
})
