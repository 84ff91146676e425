import { describe, expect, it } from 'vitest'
import type { ApiDeps } from '../../../main/api/deps.ts'
import { planMachineConfigs } from '../../../main/api/plan-machine-configs.ts'
import type { ResolvedIntent } from '../../../main/drivers/index.ts'
import type { HostPlan } from '../../../main/engine/host-plan.ts'
import { plannedFiles } from '../../../shared/model/plan-steps.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { hostPlan } from '../../support/cli/answers.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'
import { type ExpectedRun, fakeHost, looks } from '../../support/hosts/fake-host.ts'
import { hostDirectory } from '../../support/hosts/host-directory.ts'
import { machineConfig } from '../../support/ssh/machine-config.ts'

const registry = parseRegistry('reg:5000')
const { signal } = new AbortController()
const [a, b] = ['/m/a/config.json', '/m/b/config.json']
const on: ResolvedIntent = { kind: 'insecure-on', registry, machineConfig: true }
const off: ResolvedIntent = { kind: 'insecure-off', registry, machineConfig: true }

/** What is planned already: a plan for a host, and for docker-machine's whether it writes a file of it anew. */
const planned = (file?: string, rewritten = false): HostPlan => {
  const { handle } = fakeHost({ id: file ?? 'web', ...(file === undefined ? {} : { machineConfig: file }) })
  return { host: handle, view: hostPlan, privileged: false, rewritten }
}

/** The files that change here, of machines whose list has the registry or not; this machine goes through a script. */
async function changed(intent: ResolvedIntent, plans: readonly HostPlan[], ...script: readonly ExpectedRun[]) {
  const { handle } = fakeHost('local', ...script)
  const deps = { hosts: hostDirectory(handle) } as unknown as ApiDeps
  const made = await planMachineConfigs(deps, intent, plans, { root: '/', now: () => new Date(0), notes: [], signal })
  return made.map(({ host, view }) => [host.id, ...plannedFiles(view.stages).map(({ path }) => path)])
}
const look = (list: string, ...files: string[]): ExpectedRun => {
  const config = machineConfig(list)
  return looks(hostFacts({ files: { [a]: config, [b]: config } }), [
    'root /',
    'registry reg:5000',
    ...files.map((file) => `file ${file}`),
  ])
}

describe('docker-machine’s own files', () => {
  it('get the same change as the machines that docker-machine writes: in one plan for this machine', async () => {
    const plans = [planned(), planned(a, true), planned(b, true)]
    expect(await changed(on, plans, look('[]', a, b))).toEqual([['local', a, b]])
  })

  it('skip a machine with its list elsewhere, which would not start with both', async () => {
    expect(await changed(on, [planned(a, true), planned(b)], look('[]', a))).toEqual([['local', a]])
    expect(await changed(on, [planned(b)])).toEqual([])
  })

  it('no longer name the registry after insecure off', async () => {
    const plans = [planned(a, true), planned(b)]
    expect(await changed(off, plans, look('["reg:5000"]', a, b))).toEqual([['local', a, b]])
  })

  it.each<[string, ResolvedIntent]>([
    ['that was not wanted', { kind: 'insecure-on', registry }],
    ['it is about something else', { kind: 'untrust', registry }],
  ])('are let alone where %s', async (_, intent) => {
    expect(await changed(intent, [planned(a, true)])).toEqual([])
  })

  it('are missing if no host is docker-machine’s', async () => {
    await expect(changed(on, [planned()])).rejects.toMatchObject({ code: 'machine-config-none' })
  })
})
