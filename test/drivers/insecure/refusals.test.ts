import { describe, expect, it } from 'vitest'
import { planInsecure } from '../../../main/drivers/insecure/plan.ts'
import type { DockerEngine, HostFacts } from '../../../shared/model/facts.ts'
import { strongest } from '../../../shared/model/plan.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

const json = '/etc/docker/daemon.json'
const reg = parseRegistry('reg.example.com:5000')
const on = (facts: HostFacts, until?: string): string[] =>
  planInsecure(facts, { kind: 'insecure-on', registry: reg, until }).notes.map(({ code }) => code)

describe('is refused, and nothing is written', () => {
  const flag = ['dockerd', '--insecure-registry', 'a']
  const service = { manager: 'boot2docker', name: 'docker' } as const
  const rows: readonly (readonly [string, Record<string, string>, Partial<DockerEngine>, string])[] = [
    ['a broken file', { [json]: '{"debug": tru}' }, {}, 'daemon-json-broken'],
    ['a comment', { [json]: '{} // x' }, {}, 'daemon-json-comment'],
    ['a list with a bad entry', { [json]: '{"insecure-registries": ["*.example.com"]}' }, {}, 'daemon-json-entry'],
    ['a directory in its place', { [`${json}/`]: '' }, {}, 'daemon-file-unread'],
    ['a flag that is written nowhere', {}, { args: flag }, 'daemon-flags-unfound'],
    ['a flag and the list', { [json]: '{"insecure-registries": []}' }, { args: flag }, 'daemon-flag-and-file'],
    [
      'flags that nobody can tell',
      { '/var/lib/boot2docker/profile': 'EXTRA_ARGS="$(x)"' },
      { service },
      'daemon-flags-unclear',
    ],
    ['an old Docker, started by hand', {}, { version: '1.9.1' }, 'daemon-no-flag-file'],
    ...[['docker', 'daemon'], ['/usr/bin/docker.io', '-d'], []].map(
      (args) =>
        [
          `a Docker that does not say its version, run as “${args.join(' ')}”`,
          {},
          { version: undefined, args },
          'daemon-version-unknown',
        ] as const,
    ),
    ['a restart that nobody knows how to make', { [json]: '{}' }, { version: '1.12.6' }, 'daemon-no-service'],
  ]

  it.each(rows)('%s', (_, files, engine, code) => {
    expect(() => on(hostFacts({ files, engines: [engine] }))).toThrow(expect.objectContaining({ code }))
  })

  it('a Boot2Docker of an old release whose Docker does not say its version: the flag is set, never the file', () => {
    const boot2docker = { manager: 'boot2docker', name: 'docker' } as const
    const link = { '/etc/docker': '-> /var/lib/boot2docker/etc/docker', '/var/lib/boot2docker/etc/docker/': '' }
    const facts = hostFacts({
      os: { id: 'boot2docker', version: '1.10.3' },
      files: link,
      engines: [{ version: undefined, service: boot2docker }],
    })
    const { stages } = planInsecure(facts, { kind: 'insecure-on', registry: reg, until: undefined })
    expect(stages.flatMap(({ files }) => files.map(({ path }) => path))).toEqual(['/var/lib/boot2docker/profile'])
  })

  it('a bad entry, with its place and what is wrong', () => {
    const files = { [json]: '{\n  "insecure-registries": [\n    "a",\n    "reg/path"\n  ]\n}' }
    const params = {
      path: json,
      line: 4,
      column: 5,
      detail: { error: 'insecure-entry-path', params: { entry: 'reg/path' } },
    }
    expect(() => on(hostFacts({ files }))).toThrow(expect.objectContaining({ params }))
  })
})

describe('says', () => {
  const names = (...addresses: string[]): Pick<HostFacts, 'names'> => ({ names: [{ host: reg.host, addresses }] })

  it('what the user gives up, on the classic image store', () => {
    expect(on(hostFacts())).toEqual(['insecure-cost', 'insecure-no-pair'])
  })

  it('nothing about client certificates if they are still sent', () => {
    expect(on(hostFacts({ engines: [{ imageStore: 'containerd' }] }))).toEqual(['insecure-cost'])
  })

  it('that the name must resolve', () => {
    expect(on({ ...hostFacts(), ...names() })).toContain('insecure-unresolved')
    expect(on({ ...hostFacts(), ...names('10.0.0.7') })).not.toContain('insecure-unresolved')
  })

  it('until when, and that it does not expire', () => {
    expect(on(hostFacts(), '2026-01-01T02:00:00Z')).toContain('insecure-until')
  })

  it('that a range covers it anyway', () => {
    const facts = hostFacts({ engines: [{ insecure: ['10.0.0.0/8', '127.0.0.0/8'] }] })
    expect(on({ ...facts, ...names('10.0.0.7') })).toContain('insecure-anyway')
    expect(on({ ...facts, ...names('192.0.2.1') })).not.toContain('insecure-anyway')
  })

  it('that another spelling does not stand for it', () => {
    const files = { [json]: '{"insecure-registries": ["Reg.example.com", "reg.example.com:5001", "other:5000"]}' }
    expect(on(hostFacts({ files })).filter((code) => code === 'insecure-other-spelling')).toHaveLength(2)
  })

  it('that Docker is not installed, or does not run', () => {
    expect(on(hostFacts({ engines: [] }))).toContain('insecure-no-engine')
    const { endpoint: _, ...stopped } = hostFacts().engines[0] ?? {}
    expect(on({ ...hostFacts(), engines: [stopped as DockerEngine] })).toContain('insecure-at-start')
  })

  it('what a restart stops, and that docker-machine rewrites its files', () => {
    const files = { '/var/lib/boot2docker/profile': "EXTRA_ARGS='--insecure-registry a'\n" }
    const engine = { service: { manager: 'boot2docker', name: 'docker' }, runningContainers: 3 } as const
    const { notes, restarts } = planInsecure(hostFacts({ files, engines: [engine] }), {
      kind: 'insecure-on',
      registry: reg,
    })
    expect([strongest(restarts), notes.find(({ code }) => code === 'insecure-restart')?.params]).toEqual([
      'restart',
      { count: 3 },
    ])
    expect(notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['insecure-flags', 'insecure-machine']))
  })

  it('that docker-machine’s config.json, which writes the flags, needs the same change', () => {
    const service = { manager: 'boot2docker', name: 'docker' } as const
    const files = { '/var/lib/boot2docker/profile': "EXTRA_ARGS='--insecure-registry a'\n" }
    const intent = { kind: 'insecure-on', registry: reg, machineConfig: true } as const
    const flagged = planInsecure(hostFacts({ files, engines: [{ service }] }), intent)
    expect([flagged.rewritten, flagged.notes.some(({ code }) => code === 'insecure-machine')]).toEqual([true, false])
    const listed = planInsecure(hostFacts({ engines: [{ service }] }), intent)
    expect([listed.rewritten, listed.notes.map(({ code }) => code)]).toEqual([
      false,
      expect.arrayContaining(['insecure-machine-needless']),
    ])
  })

  it('that docker-machine writes the flags, even if they are already right', () => {
    const files = { '/var/lib/boot2docker/profile': `EXTRA_ARGS='--insecure-registry ${reg.name}'\n` }
    const engine = { service: { manager: 'boot2docker', name: 'docker' } } as const
    const plan = planInsecure(hostFacts({ files, engines: [engine] }), { kind: 'insecure-on', registry: reg })
    expect([plan.stages, plan.rewritten]).toEqual([[], true])
  })
})
