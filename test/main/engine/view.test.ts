import { describe, expect, it } from 'vitest'
import { nothing } from '../../../main/drivers/driver.ts'
import type { ResolvedIntent } from '../../../main/drivers/index.ts'
import { planInsecure } from '../../../main/drivers/insecure/plan.ts'
import { draftsFor } from '../../../main/engine/draft.ts'
import { sha256 } from '../../../main/engine/host-protocol/sha256.ts'
import { needsRoot } from '../../../main/engine/privilege.ts'
import { sealDrafts } from '../../../main/engine/seal.ts'
import { viewPlan } from '../../../main/engine/view.ts'
import type { FileFact, HostFacts } from '../../../shared/model/facts.ts'
import { plannedFiles, reversedStages } from '../../../shared/model/plan-steps.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate } from '../../support/certificates/sample-certificate.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'

it('shows no proxy password from the context of a change', async () => {
  const path = '/etc/docker/daemon.json'
  const proxies = '{\n  "proxies": { "http-proxy": "http://ann:p@ssw0rd@proxy:3128/" },\n  "debug": true\n}\n'
  const facts = hostFacts({ files: { [path]: proxies } })
  const intent = { kind: 'insecure-on', registry: parseRegistry('reg:5000') } as const
  const drafts = [{ driver: 'insecure', draft: planInsecure(facts, intent) }]
  const sealed = sealDrafts({ facts, intent, drafts, change: 'c1', privileged: true })
  const { stages } = await viewPlan('local', facts, drafts, sealed, true, [])
  const file = plannedFiles(stages).at(-1)
  expect(file?.diff).toContainEqual(expect.stringContaining('"http://…@proxy:3128/"'))
  expect(JSON.stringify(file)).not.toMatch(/ann|ssw0rd/)
})

describe('the containers that stop', () => {
  const registry = parseRegistry('reg:5000')
  const service = { manager: 'systemd', name: 'docker.service' } as const
  const store = { commands: ['update-ca-certificates'] }
  const trust = { kind: 'trust', registry, anchors: [sampleCertificate('anchor')], place: 'system' } as const
  const view = (engines: NonNullable<HostSketch['engines']>, intent: ResolvedIntent, files = {}) => {
    const facts = hostFacts({ engines, files, trustStore: store })
    const drafts = draftsFor(facts, intent)
    const sealed = sealDrafts({ facts, intent, drafts, change: 'c1', privileged: true })
    return viewPlan('local', facts, drafts, sealed, true, [])
  }

  it('are those of the engines that are restarted, as their notes say, and of no other', async () => {
    const engines = [
      { service, runningContainers: 2 },
      // One that nobody knows what starts, and one that reads another store.
      { endpoint: 'unix:///by-hand.sock', runningContainers: 4 },
      { endpoint: 'unix:///desktop.sock', flavour: 'desktop', uid: 1000, runningContainers: 8 },
    ] as const
    const { restart, restarts, containersStopped, notes } = await view(engines, trust)
    expect([restart, restarts.map(({ endpoint }) => endpoint)]).toEqual(['restart', ['unix:///var/run/docker.sock']])
    expect(containersStopped).toBe(2)
    expect(notes.find(({ code }) => code === 'restart-stops')?.params).toMatchObject({ count: containersStopped })
  })

  it('are not those of an engine that only reloads beside one that restarts', async () => {
    const flags = { '/etc/default/docker': 'DOCKER_OPTS="--insecure-registry=a"\n' }
    const rootless = { flavour: 'rootless', uid: 1000, certsDir: '/home/ann/.config/docker/certs.d' } as const
    const engines = [
      { service: { manager: 'sysv', name: 'docker' }, runningContainers: 2 },
      { ...rootless, endpoint: 'unix:///run/user/1000/docker.sock', runningContainers: 4 },
    ] as const
    const { restarts, containersStopped, notes } = await view(engines, { kind: 'insecure-on', registry }, flags)
    expect(restarts.map(({ uid, restart }) => [uid, restart])).toEqual([
      [0, 'restart'],
      [1000, 'reload'],
    ])
    expect(containersStopped).toBe(2)
    expect(notes.find(({ code }) => code === 'insecure-restart')?.params).toEqual({ count: 2 })
  })
})

it('names the commands of undo where they are not those of the change', async () => {
  const files = { '/etc/docker': '-> /var/lib/boot2docker/etc/docker', '/var/lib/boot2docker/etc/docker/': '' }
  const facts = hostFacts({ os: { id: 'boot2docker', version: '19.03.12' }, files, trustStore: { commands: [] } })
  const registry = parseRegistry('reg:5000')
  const stagesOf = async (intent: ResolvedIntent) => {
    const drafts = draftsFor(facts, intent)
    const sealed = sealDrafts({ facts, intent, drafts, change: 'c1', privileged: true })
    return (await viewPlan('local', facts, drafts, sealed, true, [])).stages
  }
  const anchor = sampleCertificate('anchor')
  const trust = await stagesOf({ kind: 'trust', registry, anchors: [anchor], place: 'system', noRestart: true })
  const commands = (stages: typeof trust) => stages.flatMap((stage) => stage.commands)
  expect(commands(trust)).toEqual([expect.stringMatching(/^cat .*\.pem >> /)])
  expect(commands(reversedStages(trust))).toEqual([expect.stringMatching(/^sed -i /)])
  const insecure = await stagesOf({ kind: 'insecure-on', registry })
  expect(insecure.map((stage) => stage.undoCommands)).toEqual(insecure.map(() => undefined))
})

it('plans files of a host without modes, and says nothing of modes and owners', async () => {
  const path = 'C:/ProgramData/docker/certs.d/reg/ca.crt'
  const facts = { ...hostFacts(), files: [], journal: 'C:/ProgramData/mooring' }
  const intent = { kind: 'migrate' } as const
  const file = { op: 'put', path, content: 'anchor', secret: false } as const
  const drafts = [{ driver: 'docker', draft: { ...nothing, stages: [{ files: [file], runs: [] }] } }]
  const seal = (there: HostFacts) => sealDrafts({ facts: there, intent, drafts, change: 'c1', privileged: true })
  const { stages } = await viewPlan('local', facts, drafts, seal(facts), true, [])
  expect(plannedFiles(stages)).toEqual([{ path, action: 'create', secret: false, diff: ['+anchor'] }])
  const there: FileFact = { path, kind: 'file', size: 6, sha256: sha256('anchor'), text: 'anchor' }
  expect(seal({ ...facts, files: [there] })).toBeUndefined()
  expect(needsRoot({ ...facts, user: { ...facts.user, uid: 1000 }, files: [there] }, [], [], [path])).toBe(true)
})
