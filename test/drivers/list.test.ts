import { describe, expect, it } from 'vitest'
import { drivers, hostNotes, type ResolvedIntent, readAnswer, refreshNamed } from '../../main/drivers/index.ts'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { verifyKindSchema } from '../../shared/model/plan.ts'
import type { Receipt } from '../../shared/model/receipt.ts'
import { parseRegistry } from '../../shared/registry-reference.ts'
import { sampleCertificate, samplePem } from '../support/certificates/sample-certificate.ts'
import { type HostSketch, hostFacts } from '../support/facts/host-facts.ts'

const registry = parseRegistry('reg.example.com:5000')

describe('the list of drivers', () => {
  it('has each id once: receipts name drivers by it', () => {
    const ids = drivers.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  it.each(verifyKindSchema.options)('has one driver that reads what %s answers', (kind) => {
    expect(drivers.filter(({ verify }) => verify?.[kind])).toHaveLength(1)
  })

  it('reads each answer by the kind of its request', () => {
    const asked = { registry: registry.name }
    const said = 'x509: certificate signed by unknown authority'
    const docker = readAnswer({ ...asked, kind: 'docker', endpoint: 'unix:///s' }, said, 1)
    expect([docker.answer, readAnswer({ ...asked, kind: 'system' }, said, 0).answer]).toEqual(['untrusted', 'reached'])
  })

  it('has the same words for a refresh of two drivers, and none for unknown ones', () => {
    const restarts = drivers.flatMap(({ refreshes }) => refreshes?.['docker-restart'] ?? [])
    expect(restarts).toEqual([refreshNamed('docker-restart'), refreshNamed('docker-restart')])
    expect(refreshNamed('toString')).toBeUndefined()
  })
})

describe('the drivers’ notes on a host’s current state', () => {
  const anchor = '/usr/local/share/ca-certificates/mooring-reg.crt'
  const config = '/etc/docker/daemon.json'
  const receipt = (kind: Receipt['kind'], path: string, content: string): Receipt => ({
    change: `for-${kind}`,
    registry: registry.name,
    kind,
    files: [{ path, sha256: sha256(content), driver: kind === 'trust' ? 'system-store' : 'insecure' }],
    directories: [],
    ...(kind === 'trust' ? {} : { until: '2020-01-01T00:00:00.000Z' }),
  })
  const list = `{"insecure-registries": ["${registry.name}"]}`
  /** Docker has not been restarted since the store got the anchor, and was to be secure again long ago. */
  const facts = hostFacts({
    trustStore: { commands: ['update-ca-certificates'] },
    engines: [{ since: 50 }],
    files: { [anchor]: 'anchor', [config]: list },
    modified: { [anchor]: 100 },
    receipts: [receipt('trust', anchor, 'anchor'), receipt('insecure', config, list)],
  })
  const trust: ResolvedIntent = { kind: 'trust', registry, anchors: [sampleCertificate('anchor')], place: 'registry' }

  it.each<[string, ResolvedIntent | undefined, string[]]>([
    ['where it is looked at', undefined, ['not-restarted-by-hand', 'insecure-overdue']],
    ['beside a plan to trust', trust, ['not-restarted-by-hand']],
    ['beside any other plan', { kind: 'untrust', registry }, []],
  ])('%s', (_, intent, codes) => {
    expect(hostNotes(facts, intent).map(({ code }) => code)).toEqual(codes)
  })

  it('tell of anchors that somebody put there, where the host is looked at', () => {
    const directory = '/usr/local/share/ca-certificates'
    const files = { [anchor]: 'anchor', [`${directory}/corp.crt`]: 'x', [`${directory}/old.crt`]: 'x' }
    const host = hostFacts({ trustStore: { commands: ['update-ca-certificates'] }, files })
    expect(hostNotes(host)).toMatchObject([{ code: 'anchors-by-hand', params: { directory, count: 2 } }])
    expect(hostNotes(host, { kind: 'untrust', registry })).toEqual([])
  })

  it('tell which registries Docker refuses because of a file, and of none where it reads no file of an insecure one', () => {
    const files = { [`/etc/docker/certs.d/${registry.name}/server.key`]: 'x' }
    const secure = hostFacts({ files, engines: [{ imageStore: 'classic' }] })
    const insecure = hostFacts({ files, engines: [{ imageStore: 'classic', insecure: [registry.name] }] })
    const path = `/etc/docker/certs.d/${registry.name}/server.key`
    const params = { registry: registry.name, path, who: { phrase: 'blocked-docker' } }
    expect(hostNotes(secure)).toMatchObject([{ code: 'blocked-registry', severity: 'warning', params }])
    expect([hostNotes(insecure), hostNotes(secure, trust)].flat()).toEqual([])
  })

  it('tell of the old recipe on a Boot2Docker machine, where it is looked at', () => {
    const disk = '/var/lib/boot2docker'
    const bootsync = `#!/bin/sh\ncat ${disk}/server.pem >> /etc/ssl/certs/ca-certificates.crt\n`
    const files = {
      [`${disk}/bootsync.sh`]: bootsync,
      [`${disk}/server.pem`]: samplePem('client') + samplePem('anchor'),
    }
    const os = { id: 'boot2docker', version: '19.03.12' }
    const codes = (sketch: HostSketch) => hostNotes(hostFacts({ files, ...sketch })).map(({ code }) => code)
    expect(codes({ os })).toEqual(['server-certificate-line', 'server-certificate-mixed'])
    expect(codes({})).toEqual([])
  })
})
