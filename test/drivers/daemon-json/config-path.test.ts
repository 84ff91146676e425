import { describe, expect, it } from 'vitest'
import { configPath, isConfigKept } from '../../../main/drivers/docker-engine/config/config-file.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'

const snap = '/var/snap/docker/current/config/daemon.json'
const onDisk = '/var/lib/boot2docker/etc/docker'
const rootless = { flavour: 'rootless', certsDir: '/home/ann/.config/docker/certs.d' } as const

/** Title, host, path, and whether what lies there outlives a reboot. */
const cases: readonly (readonly [string, HostSketch, string, boolean])[] = [
  ['the usual', {}, '/etc/docker/daemon.json', true],
  ['rootless', { engines: [rootless] }, '/home/ann/.config/docker/daemon.json', true],
  ['a snap', { engines: [{ flavour: 'snap' }] }, snap, true],
  ['a flag', { engines: [{ args: ['dockerd', '--config-file=/srv/a.json'] }] }, '/srv/a.json', true],
  ['a flag in two words', { engines: [{ args: ['dockerd', '--config-file', '/srv/a.json'] }] }, '/srv/a.json', true],
  [
    'the last of two flags',
    { engines: [{ args: ['dockerd', '--config-file=/a.json', '--config-file=/b.json'] }] },
    '/b.json',
    true,
  ],
  [
    'Boot2Docker with its link',
    { os: { id: 'boot2docker' }, files: { '/etc/docker': `-> ${onDisk}`, [`${onDisk}/`]: '' } },
    `${onDisk}/daemon.json`,
    true,
  ],
  ['Boot2Docker without it', { os: { id: 'boot2docker' } }, '/etc/docker/daemon.json', false],
]

describe('where an engine reads its daemon.json', () => {
  it.each(cases)('%s', (_, sketch, path, isKept) => {
    const facts = hostFacts(sketch)
    expect(facts.engines.map((engine) => configPath(facts, engine))).toEqual([path])
    expect(isConfigKept(facts)).toBe(isKept)
  })

  it('Boot2Docker before Docker has made the link, from the release on that makes it', () => {
    const facts = hostFacts({ os: { id: 'boot2docker', version: '19.03.12' } })
    const early = { ...facts, files: [] }
    expect(facts.engines.map((engine) => configPath(early, engine))).toEqual([`${onDisk}/daemon.json`])
    expect(isConfigKept({ ...early, os: { ...facts.os, version: '1.9.1' } })).toBe(false)
  })
})
