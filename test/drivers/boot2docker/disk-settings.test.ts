import { describe, expect, it } from 'vitest'
import type { ResolvedIntent } from '../../../main/drivers/index.ts'
import { insecureStatus } from '../../../main/drivers/index.ts'
import { fileAt, fileBehind, type HostFacts } from '../../../shared/model/facts.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'
import { doneOnFacts, planOnFacts } from '../../support/facts/plan-on-facts.ts'
import { intentFor, machine } from './sketch.ts'

const onDisk = '/var/lib/boot2docker/etc/docker'
const json = `${onDisk}/daemon.json`
const bootsync = '/var/lib/boot2docker/bootsync.sh'
const profile = '/var/lib/boot2docker/profile'
const link = { '/etc/docker': `-> ${onDisk}` }
const hiding = '#!/bin/sh\nmkdir -p /etc/docker/certs.d/other:5000\n'
const linked = machine({ files: { ...link, [`${onDisk}/`]: '', [bootsync]: hiding } })

/** The same machine after a boot: everything but the disk is new. */
function booted(facts: HostFacts): HostFacts {
  const script = fileAt(facts, bootsync)?.text ?? ''
  const isLinked = script.includes('# Mooring: begin') || !script.includes('mkdir -p /etc/docker')
  const sketched = isLinked ? { ...link, [`${onDisk}/`]: '' } : { '/etc/docker/certs.d/other:5000/': '' }
  const rebuilt = hostFacts({ files: sketched }).files.filter(
    ({ path }) => path.startsWith('/etc/docker') && !(isLinked && path !== '/etc/docker'),
  )
  const kept = facts.files.filter(({ path }) => !path.startsWith('/etc/docker'))
  return { ...facts, files: [...kept, ...rebuilt].sort((a, b) => (a.path < b.path ? -1 : 1)) }
}

let changes = 0
const done = (facts: HostFacts, intent: ResolvedIntent): HostFacts => doneOnFacts(facts, intent, `c${++changes}`)
const trust = (facts: HostFacts, name: string): HostFacts => done(facts, intentFor(name))
const about = (kind: 'untrust' | 'insecure-on' | 'insecure-off', name: string): ResolvedIntent => ({
  kind,
  registry: parseRegistry(name),
})
/** What the machine's Docker reads at its start. */
const listIn = (facts: HostFacts): string[] => {
  const isRead = fileAt(facts, '/etc/docker')?.kind === 'symlink'
  const text = isRead ? fileBehind(facts, json)?.text : fileBehind(facts, '/etc/docker/daemon.json')?.text
  return text === undefined ? [] : (JSON.parse(text)['insecure-registries'] ?? [])
}
const isConfigured = (facts: HostFacts, name: string): boolean | undefined =>
  insecureStatus(facts, parseRegistry(name))[0]?.isConfigured

describe('a machine whose bootsync.sh hides its disk', () => {
  const trusting = booted(trust(linked, 'a.example.com'))
  const both = done(trusting, about('insecure-on', 'c.example.com'))

  it('reads the entry on its disk after each boot, also once the trust that needed the block is gone', () => {
    expect(listIn(booted(both))).toEqual(['c.example.com'])
    const after = booted(done(both, about('untrust', 'a.example.com')))
    expect(listIn(after)).toEqual(['c.example.com'])
    expect(isConfigured(after, 'c.example.com')).toBe(true)
  })

  it('has bootsync.sh as before once the last of the two is gone, in either order', () => {
    for (const [first, second] of [
      [about('untrust', 'a.example.com'), about('insecure-off', 'c.example.com')],
      [about('insecure-off', 'c.example.com'), about('untrust', 'a.example.com')],
    ] as const) {
      const after = done(done(both, first), second)
      expect(fileAt(after, bootsync)?.text).toBe(hiding)
      expect(fileAt(after, json)).toBeUndefined()
      expect(after.receipts).toEqual([])
    }
  })

  it('has the block for an insecure registry alone', () => {
    const after = booted(done(linked, about('insecure-on', 'c.example.com')))
    expect(listIn(after)).toEqual(['c.example.com'])
    expect(fileAt(done(after, about('insecure-off', 'c.example.com')), bootsync)?.text).toBe(hiding)
  })

  it('keeps the block for an entry that was there before it', () => {
    const plain = machine({ files: { ...link, [`${onDisk}/`]: '' } })
    const entry = done(plain, about('insecure-on', 'c.example.com'))
    const asked = done(entry, { ...intentFor('a.example.com'), persist: 'bootsync' })
    const after = done(asked, about('untrust', 'a.example.com'))
    expect(fileAt(after, bootsync)?.text).toContain('# Mooring: begin')
    expect(fileAt(done(after, about('insecure-off', 'c.example.com')), bootsync)).toBeUndefined()
  })

  it('keeps the block for a file that somebody has changed', () => {
    const path = `${onDisk}/certs.d/a.example.com/ca.crt`
    const files = trusting.files.map((file) => (file.path === path ? { ...file, sha256: 'f'.repeat(64) } : file))
    const after = done({ ...trusting, files }, about('untrust', 'a.example.com'))
    expect(fileAt(after, bootsync)?.text).toContain('# Mooring: begin')
  })
})

describe('an entry in a daemon.json that is hidden', () => {
  /** As by a Mooring that took the block away, or somebody else's. */
  const hidden = booted(
    machine({ files: { ...link, [json]: '{"insecure-registries": ["c.example.com"]}', [bootsync]: hiding } }),
  )

  it('is in the status, and off removes it', () => {
    expect(listIn(hidden)).toEqual([])
    expect(insecureStatus(hidden, parseRegistry('c.example.com'))[0]).toMatchObject({
      isConfigured: true,
      causes: [{ by: 'entry', value: 'c.example.com', path: json }],
    })
    const after = done(hidden, about('insecure-off', 'c.example.com'))
    expect(isConfigured(after, 'c.example.com')).toBe(false)
    expect(listIn(booted(trust(after, 'b.example.com')))).toEqual([])
  })

  it('is named by a trust that makes Docker read it again', () => {
    expect(planOnFacts(hidden, intentFor('b.example.com')).notes).toContain('disk-settings-return')
    expect(planOnFacts(linked, intentFor('b.example.com')).notes).not.toContain('disk-settings-return')
  })

  it('does not meet a flag: Docker would not start once it reads both', () => {
    expect(() => done(hidden, about('insecure-on', 'd.example.com'))).toThrow(json)
    const text = 'EXTRA_ARGS="--insecure-registry d.example.com"\n'
    const flagged = machine({
      files: { [json]: fileAt(hidden, json)?.text ?? '', [bootsync]: hiding, [profile]: text },
    })
    expect(() => trust(booted(flagged), 'b.example.com')).toThrow(json)
  })

  it('is refused where Docker would not start with the file', () => {
    const broken = booted(machine({ files: { ...link, [json]: '{"debug": true,}', [bootsync]: hiding } }))
    expect(() => trust(broken, 'b.example.com')).toThrow(json)
  })
})
