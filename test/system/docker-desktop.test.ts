import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplyReport } from '../../shared/model/change.ts'
import type { HostInsecure } from '../../shared/model/insecure.ts'
import type { PlanView } from '../../shared/model/plan.ts'
import { type StubDockerApi, startStubDockerApi } from '../support/host-programs/stub-docker-api.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'

const registry = 'reg.example.com:5000'
const anchor = join(import.meta.dirname, '../support/certificates/samples/anchor.pem')
const info = {
  ServerVersion: '27.4.0',
  DriverStatus: [],
  ContainersRunning: 3,
  RegistryConfig: { InsecureRegistryCIDRs: ['127.0.0.0/8'], IndexConfigs: {} },
}

let api: StubDockerApi
let cli: Cli
let settings: string
let before: Record<string, string>

beforeAll(async () => {
  api = await startStubDockerApi((_, response) => response.end(JSON.stringify(info)))
  cli = await openCli({ ownHome: true })
  settings = join(cli.home, '.docker')
  await mkdir(join(settings, 'desktop'), { recursive: true })
  await symlink(api.endpoint.slice('unix://'.length), join(settings, 'desktop/docker.sock'))
  before = await treeState(settings)
})

afterAll(async () => {
  await api?.close()
  await cli?.remove()
})

/** A change made: its exit code, and what was planned and reported for this machine. */
async function change(...args: string[]) {
  const { code, envelope } = await cli.json(...args, '--yes')
  if (!envelope.ok) throw new Error(envelope.error.message)
  const { plan, report } = envelope.data as { plan: PlanView; report?: ApplyReport }
  return { code, notes: plan.hosts[0]?.notes.map((note) => note.code), report: report?.hosts[0] }
}

describe('Docker Desktop, whose daemon nobody restarts here', () => {
  it('gets the certificate, and is not reported as refusing it before its restart', async () => {
    const { code, notes, report } = await change('trust', registry, '--ca', anchor)
    expect([code, report?.outcome, report?.verdicts]).toEqual([0, 'done', []])
    expect(notes).toContain('desktop-restart')
    expect(Object.keys(await treeState(settings))).toContain(`certs.d/${registry}/ca.crt`)
  })

  it('gets an insecure registry, in effect from its next start by its status', async () => {
    const { code, notes, report } = await change('insecure', 'on', registry)
    expect([code, report?.outcome, report?.verdicts]).toEqual([0, 'done', []])
    expect(notes).toContain('desktop-restart')
    const { envelope } = await cli.json('insecure', 'status', registry)
    const [host] = envelope.ok ? (envelope.data as HostInsecure[]) : []
    expect(host?.registries[0]?.engines.find(({ flavour }) => flavour === 'desktop')).toMatchObject({
      ...{ inForce: false, isConfigured: true },
      causes: [{ by: 'entry', value: registry, path: join(settings, 'daemon.json') }],
    })
  })

  it('is as before after both undos, with a note about its restart', async () => {
    const { report } = await change('untrust', registry)
    expect((await change('undo', report?.change ?? '')).notes).toEqual(['desktop-restart'])
    expect((await change('untrust', registry)).notes).toContain('desktop-restart')
    expect((await change('insecure', 'off', registry)).notes).toContain('desktop-restart')
    expect(await treeState(settings)).toEqual(before)
  })
})
