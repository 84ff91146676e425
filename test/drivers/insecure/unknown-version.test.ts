import { describe, expect, it } from 'vitest'
import { planInsecure } from '../../../main/drivers/insecure/plan.ts'
import type { DockerEngine } from '../../../shared/model/facts.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

const json = '/etc/docker/daemon.json'
const registry = parseRegistry('reg.example.com:5000')
const unit = '/lib/systemd/system/docker.service'
const dropIn = '/etc/systemd/system/docker.service.d/mooring-insecure.conf'
const systemd = { manager: 'systemd', name: 'docker.service' } as const
const sysv = { manager: 'sysv', name: 'docker' } as const
const openrc = { manager: 'openrc', name: 'docker' } as const
const away: Partial<DockerEngine> = {
  version: undefined,
  endpoint: undefined,
  reachable: false,
  pid: undefined,
  args: [],
}

/** The files and refreshes of a plan for an engine whose version nobody knows. */
function planned(engine: Partial<DockerEngine>, files: Record<string, string> = {}): (string | undefined)[] {
  const facts = hostFacts({ engines: [{ version: undefined, ...engine }], files })
  const { stages } = planInsecure(facts, { kind: 'insecure-on', registry, until: undefined })
  return stages.flatMap((stage) => [
    ...stage.files.map(({ path }) => path),
    ...stage.runs.map(({ refresh }) => refresh),
  ])
}

const start = (command: string): Record<string, string> => ({ [unit]: `[Service]\nExecStart=${command}\n` })

describe('a Docker whose version nobody knows', () => {
  it.each<[string, Partial<DockerEngine>, Record<string, string>, string]>([
    ['runs as docker', { args: ['/usr/bin/docker', 'daemon'], service: sysv }, {}, '/etc/default/docker'],
    ['runs by another name', { args: ['/usr/bin/docker.io', '-d'], service: sysv }, {}, '/etc/default/docker'],
    ['is seen by nobody', { pid: undefined, args: [], service: openrc }, {}, '/etc/conf.d/docker'],
    ['does not run, and a script starts it', { ...away, service: sysv }, {}, '/etc/default/docker'],
    ['does not run, and its unit starts docker', { ...away, service: systemd }, start('/usr/bin/docker -d'), dropIn],
  ])('that %s gets a flag, never the file that could stop it', (_, engine, files, path) => {
    expect(planned(engine, files)).toContain(path)
    expect(planned(engine, files)).not.toContain(json)
  })

  it.each<[string, Partial<DockerEngine>, Record<string, string>]>([
    ['runs as dockerd', {}, {}],
    ['runs as Red Hat’s dockerd-current', { args: ['/usr/bin/dockerd-current'] }, {}],
    ['does not run, and its unit starts dockerd', { ...away, service: systemd }, start('/usr/bin/dockerd -H fd://')],
    ['is only a program dockerd', away, {}],
    ['is rootless', { flavour: 'rootless', args: [] }, {}],
    [
      'is the snap’s',
      { flavour: 'snap', ...away, service: { manager: 'systemd', name: 'snap.docker.dockerd.service' } },
      {},
    ],
  ])('that %s is new enough for the file', (_, engine, files) => {
    expect(planned(engine, files).filter((path) => path?.endsWith('daemon.json')).length).toBeGreaterThan(0)
  })

  it('is restarted where it runs as docker: before 1.10 the signal for a reload ends it', () => {
    const list = { [json]: '{"insecure-registries": []}' }
    expect(planned({ args: ['docker', '-d'], service: sysv }, list)).toEqual([
      json,
      'docker-restart',
      'docker-insecure',
    ])
    expect(planned({ service: sysv }, list)).toEqual([json, 'docker-reload', 'docker-insecure'])
  })
})
