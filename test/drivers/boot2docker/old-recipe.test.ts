import { describe, expect, it } from 'vitest'
import { planMigration } from '../../../main/drivers/boot2docker/old-recipe.ts'
import type { PutOp } from '../../../shared/model/plan.ts'
import type { HostSketch } from '../../support/host-facts.ts'
import { samplePem } from '../../support/sample-certificate.ts'
import { machine } from './sketch.ts'

const disk = '/var/lib/boot2docker'
const reading = `#!/bin/sh\ncat ${disk}/server.pem >> /etc/ssl/certs/ca-certificates.crt\n`
const [own, anchor, other] = [samplePem('client'), samplePem('anchor'), samplePem('other')]

function migrated(files: Readonly<Record<string, string>>, sketch: HostSketch = {}): Record<string, string> {
  const { stages } = planMigration(machine({ ...sketch, files }))
  const puts = stages.flatMap((stage) => stage.files).filter((op): op is PutOp => op.op === 'put')
  return Object.fromEntries(puts.map(({ path, content }) => [path, content]))
}

describe('certificates that were appended to server.pem', () => {
  it('get files of their own, each once, and server.pem keeps its first', () => {
    const files = { [`${disk}/bootsync.sh`]: reading, [`${disk}/server.pem`]: own + anchor + own + other + anchor }
    expect(migrated(files)).toEqual({
      [`${disk}/certs/mooring-from-server-1.pem`]: `\n# mooring-from-server-1.pem\n${anchor}`,
      [`${disk}/certs/mooring-from-server-2.pem`]: `\n# mooring-from-server-2.pem\n${other}`,
      [`${disk}/server.pem`]: own,
    })
  })

  it('get none where one is there already', () => {
    const files = { [`${disk}/bootsync.sh`]: reading, [`${disk}/server.pem`]: own + anchor }
    expect(migrated({ ...files, [`${disk}/certs/dtr.pem`]: anchor })).toEqual({ [`${disk}/server.pem`]: own })
  })

  it.each<[string, Record<string, string>, HostSketch]>([
    ['nothing was appended', { [`${disk}/bootsync.sh`]: reading, [`${disk}/server.pem`]: own }, {}],
    ['no boot reads the file', { [`${disk}/server.pem`]: own + anchor }, {}],
    [
      'Docker does not run, so the first one may not be its own',
      { [`${disk}/bootsync.sh`]: reading, [`${disk}/server.pem`]: anchor + own },
      { engines: [] },
    ],
    [
      'the release would not read the new files',
      { [`${disk}/bootsync.sh`]: reading, [`${disk}/server.pem`]: own + anchor },
      { os: { version: '1.6.1' } },
    ],
  ])('stay where %s', (_, files, sketch) => {
    expect(migrated(files, sketch)).toEqual({})
  })
})
