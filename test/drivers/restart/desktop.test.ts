import { describe, expect, it } from 'vitest'
import { desktopNotes } from '../../../main/drivers/docker-engine/restart/desktop-notes.ts'
import { containersStopped } from '../../../main/drivers/index.ts'
import { planInsecure } from '../../../main/drivers/insecure/plan.ts'
import { dockerInsecureStatus } from '../../../main/drivers/insecure/status.ts'
import { docker } from '../../../main/drivers/trust/docker/index.ts'
import { type DockerEngine, fileAt, type HostFacts } from '../../../shared/model/facts.ts'
import type { Receipt } from '../../../shared/model/receipt.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate } from '../../support/certificates/sample-certificate.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'
import { draftOf } from '../../support/facts/plan-on-facts.ts'

const settings = '/home/ann/.docker'
const json = `${settings}/daemon.json`
const desktop: Partial<DockerEngine> = {
  flavour: 'desktop',
  certsDir: `${settings}/certs.d`,
  endpoint: `unix://${settings}/desktop/docker.sock`,
  insecure: ['127.0.0.0/8'],
  runningContainers: 3,
  uid: 1000,
  gid: 1000,
}
const registry = parseRegistry('reg.example.com:5000')
const host = (sketch: HostSketch = {}, engine: Partial<DockerEngine> = {}): HostFacts =>
  hostFacts({ ...sketch, engines: [{ ...desktop, ...engine }] })
const listed = { [json]: '{"insecure-registries": ["reg.example.com:5000"]}' }
const codes = ({ notes }: { readonly notes: readonly { readonly code: string }[] }): string[] =>
  notes.map(({ code }) => code)

describe('a change that Docker Desktop reads after its restart', () => {
  it('is not verified, and names the restart that it waits for', () => {
    const draft = draftOf(docker, host(), {
      kind: 'trust',
      registry,
      anchors: [sampleCertificate('anchor')],
      place: 'registry',
    })
    expect([draft.verify, draft.restarts]).toEqual([[], []])
    expect(draft.notes).toMatchObject([{ code: 'desktop-restart', params: { directory: settings } }])
  })

  it('may be the removal of a certificate, if there is one', () => {
    const path = `${settings}/certs.d/reg.example.com:5000/ca.crt`
    const there = host({ files: { [path]: 'anchor' } })
    const files = [{ path, sha256: fileAt(there, path)?.sha256 ?? '', driver: 'docker' }]
    const receipts: Receipt[] = [{ change: 'c1', registry: registry.name, kind: 'trust', files, directories: [] }]
    const untrust = { kind: 'untrust', registry } as const
    expect(codes(draftOf(docker, { ...there, receipts }, untrust))).toEqual(['desktop-restart'])
    expect(codes(draftOf(docker, { ...host(), receipts }, untrust))).toEqual([])
  })

  it('stops none of its containers', () => {
    const { uid = 0, endpoint = '' } = desktop
    const restarts = [{ kind: 'docker', uid, endpoint, restart: 'restart' }] as const
    expect(containersStopped(hostFacts({ engines: [{ runningContainers: 2 }, desktop] }), restarts)).toBe(0)
  })

  it('is noted for files that it reads, not for others', () => {
    const notesOf = (path: string): string[] => desktopNotes(host(), [path]).map(({ code }) => code)
    expect([notesOf(json), notesOf('/etc/docker/daemon.json')]).toEqual([['desktop-restart'], []])
    expect(desktopNotes(hostFacts(), [json])).toEqual([])
  })
})

describe('an insecure registry of Docker Desktop', () => {
  it('is one entry in the user’s daemon.json, without a reload', () => {
    const draft = planInsecure(host({ files: { [json]: '{\n  "experimental": false\n}\n' } }), {
      kind: 'insecure-on',
      registry,
    })
    const content = '{\n  "experimental": false,\n  "insecure-registries": ["reg.example.com:5000"]\n}\n'
    expect(draft.stages).toMatchObject([{ files: [{ path: json, content }], runs: [] }])
    expect([draft.restarts, draft.verify]).toEqual([[], []])
    expect(codes(draft)).toContain('desktop-restart')
  })

  it('is undone in one step too', () => {
    const draft = planInsecure(host({ files: listed }, { insecure: [registry.name] }), {
      kind: 'insecure-off',
      registry,
    })
    expect(draft.stages).toMatchObject([{ files: [{ path: json, content: '{"insecure-registries": []}' }], runs: [] }])
    expect(codes(draft)).toEqual(['desktop-restart'])
  })

  it.each<[string, boolean, HostSketch, readonly string[], boolean]>([
    ['on, before the restart', true, { files: listed }, [], true],
    ['on, after it', true, { files: listed }, [registry.name], false],
    ['off, before the restart', false, {}, [registry.name], true],
    ['off, after it', false, {}, [], false],
  ])('once it is %s, nothing is left to do but that', (_, on, sketch, insecure, waits) => {
    const draft = planInsecure(host(sketch, { insecure: [...insecure] }), {
      kind: on ? 'insecure-on' : 'insecure-off',
      registry,
    })
    expect(draft.stages).toEqual([])
    expect(codes(draft).includes('desktop-restart')).toBe(waits)
  })

  it('has a status: as the engine says, and as the next start will read', () => {
    expect(dockerInsecureStatus(host({ files: listed }), registry)).toMatchObject([
      { flavour: 'desktop', inForce: false, isConfigured: true, causes: [{ by: 'entry', path: json }] },
    ])
  })
})
