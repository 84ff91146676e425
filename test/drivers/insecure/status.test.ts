import { describe, expect, it } from 'vitest'
import { dockerInsecureStatus } from '../../../main/drivers/insecure/status.ts'
import type { Receipt } from '../../../shared/model/receipt.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'

const json = '/etc/docker/daemon.json'
const profile = '/var/lib/boot2docker/profile'
const builtIn = ['127.0.0.0/8']
const service = { manager: 'boot2docker', name: 'docker' } as const
const list = (entry: string): Record<string, string> => ({ [json]: `{"insecure-registries": ["${entry}"]}` })

/** Title, registry, host, then: in force, configured, causes as `by value [path]`. */
const cases: readonly (readonly [string, string, HostSketch, boolean | undefined, boolean, readonly string[]])[] = [
  ['secure', 'reg:5000', { engines: [{ insecure: builtIn }] }, false, false, []],
  [
    'listed and in force',
    'reg:5000',
    { files: list('reg:5000'), engines: [{ insecure: ['reg:5000', ...builtIn] }] },
    true,
    true,
    [`entry reg:5000 ${json}`],
  ],
  [
    'listed with a scheme',
    'reg:5000',
    { files: list('http://reg:5000'), engines: [{ insecure: ['reg:5000'] }] },
    true,
    true,
    [`entry reg:5000 ${json}`],
  ],
  [
    'listed, not reloaded',
    'reg:5000',
    { files: list('reg:5000'), engines: [{ insecure: builtIn }] },
    false,
    true,
    [`entry reg:5000 ${json}`],
  ],
  [
    'the key deleted, not restarted',
    'reg:5000',
    { engines: [{ insecure: ['reg:5000'] }] },
    true,
    false,
    ['entry reg:5000'],
  ],
  ['not asked', 'reg:5000', { files: list('reg:5000') }, undefined, true, [`entry reg:5000 ${json}`]],
  [
    'the host alone does not cover a port',
    'reg:5000',
    { files: list('reg'), engines: [{ insecure: ['reg'] }] },
    false,
    false,
    [],
  ],
  [
    'a range',
    '10.1.2.3:5000',
    { files: list('10.0.0.0/8'), engines: [{ insecure: ['10.0.0.0/8'] }] },
    true,
    true,
    [`range 10.0.0.0/8 ${json}`],
  ],
  ['the built-in range', '127.0.0.1:5000', { engines: [{ insecure: builtIn }] }, true, true, ['built-in 127.0.0.0/8']],
  [
    'a flag',
    'reg:5000',
    {
      files: { [profile]: 'EXTRA_ARGS="--insecure-registry reg:5000"\n' },
      engines: [{ service, insecure: ['reg:5000'] }],
    },
    true,
    true,
    [`entry reg:5000 ${profile}`],
  ],
]

describe('whether a registry is insecure', () => {
  it.each(cases)('%s', (_, name, sketch, inForce, isConfigured, causes) => {
    const [status] = dockerInsecureStatus(hostFacts(sketch), parseRegistry(name))
    const told = status?.causes.map(({ by, value, path }) => [by, value, path].filter(Boolean).join(' '))
    expect([status?.inForce, status?.isConfigured, told]).toEqual([inForce, isConfigured, causes])
  })

  it('a range covers what the name resolves to on that host', () => {
    const facts = hostFacts({ engines: [{ insecure: ['10.0.0.0/8'] }] })
    const resolved = { ...facts, names: [{ host: 'reg.example.com', addresses: ['192.0.2.1', '10.0.0.7'] }] }
    const [status] = dockerInsecureStatus(resolved, parseRegistry('reg.example.com'))
    expect(status?.causes).toEqual([{ by: 'range', value: '10.0.0.0/8' }])
  })

  it('tells of settings that cannot be read, instead of failing', () => {
    const [status] = dockerInsecureStatus(
      hostFacts({ files: { [json]: '{' }, engines: [{ insecure: builtIn }] }),
      parseRegistry('reg:5000'),
    )
    expect([status?.inForce, status?.problem?.code]).toEqual([false, 'daemon-json-broken'])
  })

  it('uses the last time limit', () => {
    const receipt = (change: string, until?: string): Receipt => {
      const about = { change, registry: 'reg:5000', kind: 'insecure' as const, files: [], directories: [] }
      return { ...about, ...(until === undefined ? {} : { until }) }
    }
    const receipts = [
      receipt('20260101-2', '2026-01-03T00:00:00Z'),
      receipt('20260101-1', '2026-01-02T00:00:00Z'),
      receipt('20260101-3'),
    ]
    const [status] = dockerInsecureStatus(hostFacts({ receipts }), parseRegistry('reg:5000'))
    expect(status?.until).toBe('2026-01-03T00:00:00Z')
  })

  it.each([
    ['2025-12-31T23:00:00Z', true],
    ['2026-01-01T01:00:00Z', false],
  ])('knows whether its time is over: %s', (until, isOverdue) => {
    const receipt = { change: 'c1', registry: 'reg:5000', kind: 'insecure', files: [], directories: [], until } as const
    const [status] = dockerInsecureStatus(
      hostFacts({ receipts: [{ ...receipt, files: [], directories: [] }] }),
      parseRegistry('reg:5000'),
    )
    expect([status?.until, status?.isOverdue]).toEqual([until, isOverdue])
  })
})
