import { describe, expect, it } from 'vitest'
import { unawareEngineNotes } from '../../../main/drivers/trust/system-store/unaware.ts'
import { type DockerEngine, fileAt } from '../../../shared/model/facts.ts'
import type { Note } from '../../../shared/model/plan.ts'
import type { Receipt } from '../../../shared/model/receipt.ts'
import { samplePem } from '../../support/certificates/sample-certificate.ts'
import { anchors, debian, receiptOf, unit } from './sketch.ts'

const path = `${anchors}/mooring-one.example.com.crt`
const files = { [path]: samplePem('anchor') }
const sha256 = fileAt(debian({ files }), path)?.sha256 ?? ''
const one = receiptOf('one.example.com', path, sha256)
const receipts = [receiptOf('two.example.com', path, sha256), one]

/** What is said of an engine on a host whose anchor was put at 100. */
function notes(engine: Partial<DockerEngine>, placed: readonly Receipt[] = receipts): Note[] {
  return unawareEngineNotes(debian({ files, modified: { [path]: 100 }, receipts: placed, engines: [engine] }))
}

describe('an engine that started before an anchor was added', () => {
  it('has not read it, and gets a note with the registries and the command', () => {
    const [note, ...others] = notes({ ...unit, since: 99 })
    expect([note?.code, note?.params['registries'], others]).toEqual([
      'not-restarted',
      { list: ['one.example.com', 'two.example.com'] },
      [],
    ])
    expect(note?.hint).toContain('systemctl restart docker.service')
  })

  it('is named by its process if its service is unknown', () => {
    expect(notes({ since: 99 })).toMatchObject([{ code: 'not-restarted-by-hand', params: { pid: 100 } }])
  })

  it.each<[string, Partial<DockerEngine>, readonly Receipt[]]>([
    ['that started later', { since: 101 }, receipts],
    ['that started in the same second', { since: 100 }, receipts],
    ['whose start the host cannot tell', {}, receipts],
    ['where the file is no longer Mooring’s', { since: 99 }, [receiptOf('one.example.com', path, 'f'.repeat(64))]],
    ['where another driver put it', { since: 99 }, [{ ...one, files: [{ path, sha256, driver: 'docker' }] }]],
  ])('is not meant: one %s', (_, engine, placed) => {
    expect(notes(engine, placed)).toEqual([])
  })

  it('gets no note if it is from a snap, which reads another store', () => {
    const os = { id: 'fedora', version: '41', name: 'Fedora Linux 41' }
    const anchor = '/etc/pki/ca-trust/source/anchors/mooring-one.example.com.pem'
    const notesOf = (flavour: DockerEngine['flavour']): Note[] =>
      unawareEngineNotes(
        debian({
          os,
          trustStore: { commands: ['update-ca-trust'] },
          files: { [anchor]: samplePem('anchor') },
          modified: { [anchor]: 100 },
          receipts: [receiptOf('one.example.com', anchor, sha256)],
          engines: [{ ...unit, flavour, since: 99 }],
        }),
      )
    expect([notesOf('rootful').length, notesOf('snap')]).toEqual([1, []])
  })
})
