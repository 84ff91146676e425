import { describe, expect, test } from 'vitest'
import { sha256 } from '../../../../main/engine/host-protocol/sha256.ts'
import { parseSurvey } from '../../../../main/engine/host-protocol/survey.ts'
import { receiptBatch } from '../../../support/host-programs/receipt-batch.ts'

const hex = (text: string | Buffer): string => Buffer.from(text).toString('hex')
const record = (...strings: string[]): string => strings.map((string) => `${string}\0`).join('')
const file = (path: string, ...rest: string[]): string => record('file', path, ...rest)
const base = [
  record('mooring-survey 1'),
  record('root', '/'),
  record('kernel', 'Linux'),
  record('os', hex(`# a comment\nID='debian'\nVERSION_ID="12"\nPRETTY_NAME="Debian \\"12\\""\nID_LIKE=\n`)),
  record('user', '1000', '1001', 'ann', '/home/ann'),
  record('clock', '1795233524'),
  record('journal', '/var/lib/mooring', '/home/ann/.local/state/mooring/journal'),
].join('')
const survey = (...records: string[]) => parseSurvey(Buffer.from(base + records.join('') + record('end')))

describe('parseSurvey', () => {
  test('names a Boot2Docker without its build, and its release is the version of a Docker that tells none', () => {
    const release = [
      'ID=boot2docker',
      'VERSION_ID=1.7.1',
      'PRETTY_NAME="Boot2Docker 1.7.1 (TCL 6.3); master : c202798 - Wed Jul 15 00:16:02 UTC 2015"',
    ].join('\n')
    const engine = (info: string) =>
      record('engine', 'docker', '11', 'rootful', '0', '0', '/etc/docker/certs.d', '', '1', '', '', '', info, '')
    const facts = (info: string) =>
      parseSurvey(Buffer.from(base.replace(/os\0[0-9a-f]*/, `os\0${hex(release)}`) + engine(info) + record('end')))
    expect(facts('').os).toMatchObject({ version: '1.7.1', name: 'Boot2Docker 1.7.1' })
    expect(facts('{"Containers": 2}').engines).toMatchObject([{ reachable: true, version: '1.7.1' }])
    expect(facts('').engines[0]?.version).toBeUndefined()
    expect(facts('{"message": "no"}').engines).toMatchObject([{ reachable: false }])
  })

  test('reads a host without anything on it', () => {
    expect(survey()).toEqual({
      os: { kernel: 'Linux', id: 'debian', version: '12', name: 'Debian "12"', like: [] },
      user: { uid: 1000, gid: 1001, name: 'ann', home: '/home/ann' },
      ...{ root: '/', journal: '/var/lib/mooring', clock: 1795233524 },
      ownJournal: '/home/ann/.local/state/mooring/journal',
      ...{ engines: [], files: [], receipts: [], names: [], nssDatabases: [], javaStores: [] },
      trustStore: { commands: [], readOnly: [], ostree: false },
    })
  })

  test('reads which commands make a user root', () => {
    expect(survey(record('rights', ' sudo pkexec')).rootCommands).toEqual(['sudo', 'pkexec'])
    expect(survey(record('rights', '')).rootCommands).toEqual([])
  })

  test('reads the trust store’s tools, and names with their addresses', () => {
    const facts = survey(
      record('store', 'update-ca-certificates apk', '/etc/ssl/certs', 'yes'),
      record('name', 'reg.test', '10.1.1.1 fd00::1'),
      record('name', 'nowhere.test', ''),
    )
    expect(facts.trustStore).toEqual({
      commands: ['update-ca-certificates', 'apk'],
      readOnly: ['/etc/ssl/certs'],
      ostree: true,
    })
    expect(facts.names).toEqual([
      { host: 'reg.test', addresses: ['10.1.1.1', 'fd00::1'] },
      { host: 'nowhere.test', addresses: [] },
    ])
  })

  test('reads files: text, other bytes, and what is not carried', () => {
    const bytes = Buffer.from([0, 255])
    const facts = survey(
      file('/d', 'directory', '0755', '0', '0', '4096', '', '', '', '-'),
      file('/d/a', 'file', '0644', '0', '5', '1', '1234567890', '', sha256('a'), hex('a')),
      file('/d/empty', 'file', '0644', '0', '0', '0', '', '', sha256(''), ''),
      file('/d/b', 'file', '4600', '0', '0', '2', '', '', sha256(bytes), hex(bytes)),
      file('/d/key', 'file', '0600', '0', '0', '9', '', '', 'f'.repeat(64), '-'),
      file('/d/link', 'symlink', '0777', '0', '0', '1', '', '/d/a', '', '-'),
      file('/d/dangling', 'symlink', '0777', '0', '0', '1', '', '', '', '-'),
      file('C:/without modes', 'file', '', '', '', '1', '', '', sha256('a'), hex('a')),
    )
    const common = { uid: 0, gid: 0 }
    expect(facts.files).toEqual([
      { path: '/d', kind: 'directory', posix: { mode: '0755', ...common }, size: 4096 },
      {
        path: '/d/a',
        kind: 'file',
        posix: { mode: '0644', uid: 0, gid: 5 },
        size: 1,
        modified: 1234567890,
        sha256: sha256('a'),
        text: 'a',
      },
      { path: '/d/empty', kind: 'file', posix: { mode: '0644', ...common }, size: 0, sha256: sha256(''), text: '' },
      {
        path: '/d/b',
        kind: 'file',
        posix: { mode: '4600', ...common },
        size: 2,
        sha256: sha256(bytes),
        base64: 'AP8=',
      },
      { path: '/d/key', kind: 'file', posix: { mode: '0600', ...common }, size: 9, sha256: 'f'.repeat(64) },
      { path: '/d/link', kind: 'symlink', posix: { mode: '0777', ...common }, size: 1, target: '/d/a' },
      { path: '/d/dangling', kind: 'symlink', posix: { mode: '0777', ...common }, size: 1, target: '' },
      { path: 'C:/without modes', kind: 'file', size: 1, sha256: sha256('a'), text: 'a' },
    ])
  })

  test('reads engines, running or not, that answer or do not', () => {
    const RegistryConfig = {
      InsecureRegistryCIDRs: ['127.0.0.0/8'],
      IndexConfigs: { 'a:1': { Name: 'a:1', Secure: false }, 'docker.io': { Name: 'docker.io', Secure: true } },
    }
    const info = {
      ServerVersion: '20.10.24',
      DriverStatus: [['Backing Filesystem', 'extfs']],
      ContainersRunning: 2,
      RegistryConfig,
    }
    const silent = { ServerVersion: '', ServerErrors: ['Cannot connect'] }
    const args = hex('dockerd\0-H\0\0unix:///s\0')
    const certs = '/etc/docker/certs.d'
    const facts = survey(
      record(
        'engine',
        'docker',
        '11',
        'rootful',
        '0',
        '0',
        certs,
        'unix:///s',
        '42',
        '1795000000',
        'sysv',
        'docker',
        JSON.stringify(info),
        args,
      ),
      record(
        'engine',
        'docker',
        '11',
        'rootless',
        '1000',
        '100',
        '/h/certs.d',
        '',
        '',
        '',
        '',
        '',
        JSON.stringify(silent),
        '',
      ),
      record(
        'engine',
        'docker',
        '11',
        'snap',
        '0',
        '0',
        '/snap',
        'unix:///s',
        '',
        '',
        'cron',
        'x',
        'permission denied',
        '',
      ),
    )
    expect(facts.engines).toEqual([
      {
        ...{ kind: 'docker', flavour: 'rootful', uid: 0, gid: 0, certsDir: certs, endpoint: 'unix:///s', pid: 42 },
        ...{ args: ['dockerd', '-H', '', 'unix:///s'], reachable: true, version: '20.10.24', imageStore: 'classic' },
        ...{ runningContainers: 2, insecure: ['a:1', '127.0.0.0/8'], since: 1795000000 },
        service: { manager: 'sysv', name: 'docker' },
      },
      { ...{ kind: 'docker', flavour: 'rootless', uid: 1000, gid: 100, certsDir: '/h/certs.d' }, ...silentEngine },
      {
        ...{ kind: 'docker', flavour: 'snap', uid: 0, gid: 0, certsDir: '/snap', endpoint: 'unix:///s' },
        ...silentEngine,
      },
    ])
  })

  test('separates a user’s own journal', () => {
    const own = '/home/ann/.local/state/mooring/journal'
    const receipt = (change: string): string =>
      JSON.stringify({ change, registry: 'reg', kind: 'trust', files: [], directories: [] })
    const facts = survey(
      record('receipts', ...receiptBatch('/var/lib/mooring', ['c1', receipt('c1')])),
      record('receipts', ...receiptBatch(own, ['c2', receipt('c2')])),
      record('unfinished', 'c3', own),
    )
    expect(facts.receipts.map(({ change, journal }) => [change, journal])).toEqual([
      ['c1', undefined],
      ['c2', own],
    ])
    expect([facts.unfinished, facts.unfinishedIn]).toEqual(['c3', own])
    expect(survey(record('unfinished', 'c3', '/var/lib/mooring')).unfinishedIn).toBeUndefined()
  })

  test('reports a missing root', () => {
    const bytes = Buffer.from(record('mooring-survey 1', 'root-missing', '/nowhere'))
    expect(() => parseSurvey(bytes)).toThrow(
      expect.objectContaining({ code: 'root-missing', params: { root: '/nowhere' } }),
    )
  })

  test('accepts only a complete survey', () => {
    const whole = Buffer.from(base + record('unfinished', 'c1', '/var/lib/mooring') + record('end'))
    expect(parseSurvey(whole).unfinished).toBe('c1')
    for (let length = 0; length < whole.length; length++) {
      expect(() => parseSurvey(whole.subarray(0, length))).toThrow(expect.objectContaining({ code: 'survey-failed' }))
    }
  })

  test.each([
    ['an unknown record', record('weather', 'fine')],
    ['an engine of an unknown kind', engine('podman', 'rootful')],
    ['an engine of an unknown kind, of whatever width', record('engine', 'podman', '2', 'rootful', '0')],
    ['an engine of an unknown flavour', engine('docker', 'rootfull')],
    ['an engine that says less than its kind does', record('engine', 'docker', '2', 'rootful', '0')],
    ['an engine without a count', record('engine', 'docker', 'rootful', '0', '0')],
    ['an engine whose strings are not all there', record('engine', 'docker', '11', 'rootful')],
    ['a content that is not the hashed one', file('/f', 'file', '0644', '0', '0', '1', '', '', sha256('a'), hex('b'))],
    ['a number that is none', file('/f', 'file', '0644', 'root', '0', '1', '', '', '', '-')],
  ])('refuses %s', (_, wrong) => {
    expect(() => survey(wrong)).toThrow(expect.objectContaining({ code: 'survey-failed' }))
  })
})

/** An engine that does not run. */
function engine(kind: string, flavour: string): string {
  return record('engine', kind, '11', flavour, '0', '0', '/certs', ...Array<string>(7).fill(''))
}

const silentEngine = { reachable: false, args: [] }
