import { describe, expect, it } from 'vitest'
import { draftsFor } from '../../../main/engine/draft.ts'
import { sha256 } from '../../../main/engine/host-protocol/sha256.ts'
import { stillTrustedNotes } from '../../../main/engine/still-trusted.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { samplePem } from '../../support/certificates/sample-certificate.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'
import { doneOnFacts } from '../../support/facts/plan-on-facts.ts'

const registry = parseRegistry('reg.example.com:5000')
const certs = '/etc/docker/certs.d'
const anchors = '/usr/local/share/ca-certificates'
const pem = samplePem('anchor')

/** Files with all that may make a host trust a registry, and some that do not. */
const host = hostFacts({
  os: { id: 'debian' },
  trustStore: { commands: ['update-ca-certificates'] },
  engines: [{}, { flavour: 'rootless', uid: 1000, certsDir: '/home/ann/.config/docker/certs.d' }],
  files: {
    [`${certs}/${registry.name}/ca.crt`]: pem,
    [`${certs}/${registry.name}/client.cert`]: pem,
    [`${certs}/${registry.name}/hosts.toml`]: 'x',
    [`${certs}/reg.example.com_5000_/own.crt`]: pem,
    [`${certs}/other.example.com/ca.crt`]: pem,
    [`/home/ann/.config/docker/certs.d/${registry.name}/ca.crt`]: pem,
    [`${anchors}/mooring-reg.example.com_5000.crt`]: pem,
    [`${anchors}/mooring-reg.example.com_5000-0123456789abcdef.crt`]: pem,
    [`${anchors}/reg.example.com.crt`]: pem,
    [`${anchors}/mooring-reg.example.com_50001.crt`]: pem,
    [`${anchors}/company.crt`]: pem,
    '/etc/docker/daemon.json': `{"insecure-registries": ["${registry.name}"]}`,
  },
})

function notesOn(facts: HostFacts, all = false): string[] {
  const intent = { kind: 'untrust', registry, all } as const
  return stillTrustedNotes(facts, intent, draftsFor(facts, intent)).map(({ code, params }) =>
    [code, params['path']].filter(Boolean).join(' '),
  )
}

describe('what is left of a registry that shall not be trusted', () => {
  it('is every file by which some engine or the host trusts it, and its insecure entries', () => {
    expect(notesOn(host).sort()).toEqual(
      [
        `still-trusted ${certs}/${registry.name}/ca.crt`,
        `pair-stays ${certs}/${registry.name}/client.cert`,
        `still-trusted ${certs}/reg.example.com_5000_/own.crt`,
        `still-trusted /home/ann/.config/docker/certs.d/${registry.name}/ca.crt`,
        `still-trusted ${anchors}/mooring-reg.example.com_5000.crt`,
        `still-trusted ${anchors}/mooring-reg.example.com_5000-0123456789abcdef.crt`,
        `still-trusted ${anchors}/reg.example.com.crt`,
        'still-insecure',
      ].sort(),
    )
  })

  it('is nothing but insecure entries once they are removed knowingly; others’ files stay', () => {
    expect(notesOn(host, true)).toEqual(['still-insecure'])
    const after = doneOnFacts(host, { kind: 'untrust', registry, all: true }, 'c1')
    const gone = host.files.filter(({ path }) => !after.files.some((file) => file.path === path))
    expect(gone.filter(({ kind }) => kind === 'file')).toHaveLength(7)
    expect(after.files.map(({ path }) => path)).toContain(`${certs}/${registry.name}/hosts.toml`)
    expect(notesOn(after)).toEqual(['still-insecure'])
  })

  it('is what another registry needs, even where it is removed knowingly', () => {
    const path = `${anchors}/mooring-reg.example.com_5000.crt`
    const files = [{ path, sha256: sha256(pem), driver: 'system-store' }]
    const receipts = [{ change: 'c1', registry: 'other', kind: 'trust' as const, files, directories: [] }]
    const needed = { ...host, receipts }
    // The system store itself tells of one with a certificate that it removes elsewhere.
    expect(notesOn(needed, true)).toEqual(['still-insecure'])
    expect(
      doneOnFacts(needed, { kind: 'untrust', registry, all: true }, 'c2').files.map((each) => each.path),
    ).toContain(path)
    expect(notesOn(needed)).toContain(`kept-for-others ${path}`)
  })

  it('is told of nothing but untrust', () => {
    expect(stillTrustedNotes(host, { kind: 'insecure-off', registry }, [])).toEqual([])
  })
})
