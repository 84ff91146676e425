import { describe, expect, it } from 'vitest'
import { hostNotes } from '../../../main/drivers/index.ts'
import { planMigration } from '../../../main/drivers/trust/boot2docker/old-recipe.ts'
import type { RequestTo } from '../../../main/engine/host-protocol/apply.ts'
import { dockerEngines, type HostFacts } from '../../../shared/model/facts.ts'
import type { PutOp } from '../../../shared/model/plan.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { samplePem } from '../../support/certificates/sample-certificate.ts'
import { applyToFacts } from '../../support/facts/apply-to-facts.ts'
import type { HostSketch } from '../../support/facts/host-facts.ts'
import { planOnFacts } from '../../support/facts/plan-on-facts.ts'
import { machine } from './sketch.ts'

const disk = '/var/lib/boot2docker'
const server = `${disk}/server.pem`
const line = `cat ${server} >> /etc/ssl/certs/ca-certificates.crt`
const reading = { [`${disk}/bootsync.sh`]: `#!/bin/sh\n${line}\n` }
const [own, anchor, other] = [samplePem('client'), samplePem('anchor'), samplePem('other')]

interface Migrated {
  readonly files: Readonly<Record<string, string>>
  readonly notes: readonly string[]
}

function migrated(files: Readonly<Record<string, string>>, sketch: HostSketch = {}, removeLine = false): Migrated {
  const { stages, notes } = planMigration(machine({ ...sketch, files }), { kind: 'migrate', removeLine })
  const puts = stages.flatMap((stage) => stage.files).filter((op): op is PutOp => op.op === 'put')
  return {
    files: Object.fromEntries(puts.map(({ path, content }) => [path, content])),
    notes: notes.map(({ code }) => code),
  }
}

const moved = (number: number, pem: string): Record<string, string> => {
  const name = `mooring-from-server-${number}.pem`
  return { [`${disk}/certs/${name}`]: `\n# ${name}\n${pem}` }
}

describe('certificates that were appended to server.pem', () => {
  it('move to files of their own, each once, and server.pem keeps its first', () => {
    expect(migrated({ ...reading, [server]: own + anchor + own + other + anchor })).toEqual({
      files: { ...moved(1, anchor), ...moved(2, other), [server]: own },
      notes: ['server-certificate-line'],
    })
  })

  it('need no file if there is one, and never replace another’s', () => {
    const files = { ...reading, [server]: own + anchor }
    expect(migrated({ ...files, [`${disk}/certs/dtr.pem`]: anchor }).files).toEqual({ [server]: own })
    expect(migrated({ ...files, ...moved(1, other) }).files).toEqual({ ...moved(2, anchor), [server]: own })
  })

  it('are also found if the script that runs after Docker reads them', () => {
    const files = { [`${disk}/bootlocal.sh`]: `# ${line}\n${line}`, [server]: own + anchor.replaceAll('\n', '\r\n') }
    expect(migrated(files)).toEqual({
      files: { ...moved(1, anchor), [server]: own },
      notes: ['server-certificate-line'],
    })
  })

  it('also move if Docker only answers: before 1.12 its process had another name', () => {
    const facts = machine({ files: { ...reading, [server]: own + anchor } })
    const engines = dockerEngines(facts).map(({ pid: _, ...engine }) => engine)
    expect(planMigration({ ...facts, engines }, { kind: 'migrate' }).stages).toHaveLength(1)
    const silent = engines.map((engine) => ({ ...engine, reachable: false }))
    expect(planMigration({ ...facts, engines: silent }, { kind: 'migrate' }).stages).toEqual([])
  })

  it.each<[string, Record<string, string>, HostSketch, string[]]>([
    ['nothing was appended', { ...reading, [server]: own }, {}, ['server-certificate-line']],
    ['no boot reads the file', { [server]: own + anchor }, {}, ['server-certificate-idle']],
    [
      'Docker does not run, so the first one may not be its own',
      { ...reading, [server]: anchor + own },
      { engines: [] },
      ['server-certificate-unsure'],
    ],
    [
      'the release would not read the new files',
      { ...reading, [server]: own + anchor },
      { os: { version: '1.6.1' } },
      ['server-certificate-read', 'server-certificate-idle'],
    ],
    ['the host is no Boot2Docker', { ...reading, [server]: own + anchor }, { os: { id: 'debian' } }, []],
  ])('stay where %s', (_, files, sketch, notes) => {
    expect(migrated(files, sketch)).toEqual({ files: {}, notes })
  })
})

describe('the line that has server.pem trusted', () => {
  const script = `${disk}/bootsync.sh`
  const there = { [server]: own + anchor }
  const scriptAfter = (text: string, files: Readonly<Record<string, string>> = there): string | undefined =>
    migrated({ ...files, [script]: text }, {}, true).files[script]

  it.each([
    ['alone', `#!/bin/sh\n${line}\n`, '#!/bin/sh\n'],
    ['between others', `#!/bin/sh\necho a\n${line}\necho b`, '#!/bin/sh\necho a\necho b'],
    [
      'with sudo and tee',
      `cat ${server} | sudo tee -a /etc/ssl/certs/ca-certificates.crt >/dev/null\necho b\n`,
      'echo b\n',
    ],
    ['with Windows line endings', `echo a\r\n${line} #\r\necho b\r\n`, 'echo a\r\necho b\r\n'],
    ['twice', `${line}\n${line}\n`, ''],
  ])('goes where it is asked for: %s', (_, text, expected) => {
    expect(scriptAfter(text)).toBe(expected)
    expect(migrated({ ...there, [script]: text }, {}, true).notes).toEqual([])
  })

  it.each([
    ['inside a block', `if true; then\n${line}\nfi\n`],
    ['indented', `  ${line}\n`],
    ['after a line that goes on', `true &&\n${line}\n`],
    ['in a here-document', `cat <<end\n${line}\nend\n`],
    ['another command', `openssl x509 -in ${server} >>/etc/ssl/certs/ca-certificates.crt\n`],
  ])('stays, and is named: %s', (_, text) => {
    const { files, notes } = migrated({ ...there, [script]: text }, {}, true)
    expect([files[script], notes]).toEqual([undefined, ['server-certificate-read']])
  })

  it('goes after an earlier migration too, and with the certificates only where they may move', () => {
    expect(scriptAfter(`${line}\necho b\n`, { [server]: own })).toBe('echo b\n')
    expect(migrated({ ...there, ...reading }, { engines: [] }, true).files).toEqual({})
    expect(migrated({ ...there, ...reading }, { os: { version: '1.6.1' } }, true).files).toEqual({})
  })
})

describe('the migration as a change', () => {
  const facts = machine({ files: { ...reading, [server]: own + anchor } })
  const plan = (there: HostFacts): RequestTo<'apply'> | undefined => planOnFacts(there, { kind: 'migrate' }).sealed

  it('is one stage without refreshes and without a receipt, and is made once', () => {
    const sealed = plan(facts)
    expect(sealed?.stages.map(({ files, runs }) => [files.map(({ path }) => path), runs])).toEqual([
      [[`${disk}/certs/mooring-from-server-1.pem`, server], []],
    ])
    expect(sealed && plan(applyToFacts(facts, sealed))).toBeUndefined()
  })

  it('insists at undo on its own files only: docker-machine writes server.pem, too', () => {
    const files = plan(facts)?.stages.flatMap((stage) => stage.files) ?? []
    expect(files.map((file) => file.op === 'put' && file.yields)).toEqual([undefined, true])
  })

  it('is known afterwards, to a list of hosts and to untrust', () => {
    const sealed = plan(facts)
    const after = sealed ? applyToFacts(facts, sealed) : facts
    const params = { paths: `${disk}/certs/mooring-from-server-1.pem` }
    const untrust = { kind: 'untrust', registry: parseRegistry('a.example.com') } as const
    for (const intent of [undefined, untrust]) {
      const moved = (there: HostFacts) => hostNotes(there, intent).filter(({ code }) => code === 'migrated-trusted')
      expect(moved(after)).toEqual([expect.objectContaining({ params })])
      expect(moved(facts)).toEqual([])
    }
  })
})
