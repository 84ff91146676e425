import { describe, expect, it } from 'vitest'
import { parseSurvey } from '../../../main/engine/host-protocol/survey.ts'
import { surveyForPlan, surveyHost } from '../../../main/engine/survey.ts'
import { Failure } from '../../../shared/failure.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'
import { surveyAnswer } from '../../support/facts/survey-answer.ts'
import { fakeHost, looks } from '../../support/hosts/fake-host.ts'

const { signal } = new AbortController()
const ann = { uid: 1000, gid: 1000, name: 'ann', home: '/home/ann' }
const ownJournal = '/home/ann/.local/state/mooring/journal'

/** A host on which root has closed /etc/docker, as somebody sees it. */
function closed(sketch: HostSketch): HostFacts {
  const facts = hostFacts(sketch)
  const posix = { mode: '0700', uid: 0, gid: 0 }
  const files = facts.files.map((file) => (file.path === '/etc/docker' ? { ...file, posix } : file))
  return { ...facts, files }
}

it('reads the original facts from an answer', () => {
  const receipt = { change: 'c1', registry: 'reg', kind: 'trust', files: [], directories: [] } as const
  const facts: HostFacts = {
    ...hostFacts({
      user: ann,
      os: { like: ['debian', 'x'] },
      trustStore: { commands: ['apk', 'certutil'], readOnly: ['/etc/ssl'], ostree: true },
      engines: [
        { imageStore: 'containerd', insecure: ['reg:5000'], service: { manager: 'systemd', name: 'docker.service' } },
      ],
      files: { '/etc/a': 'text', '/etc/b.key': 'key', '/etc/l': '-> /etc/a' },
      modified: { '/etc/a': 7 },
      nssDatabases: ['/home/ann/.pki/nssdb'],
      javaStores: [{ cacerts: '/j/cacerts', real: '/etc/cacerts' }],
      receipts: [{ ...receipt, files: [], directories: [] }],
      unfinished: 'c2',
    }),
    ownJournal,
    unfinishedIn: ownJournal,
    names: [{ host: 'reg', addresses: ['10.0.0.1', '10.0.0.2'] }],
  }
  expect(parseSurvey(surveyAnswer(facts))).toEqual(facts)
})

describe('a look at a host', () => {
  it('asks for registries and files, without root rights, and can be cancelled', async () => {
    const { handle, runs } = fakeHost(
      'web',
      looks(hostFacts({ user: ann, root: '/srv' }), [
        'root /srv',
        'registry reg',
        'registry [::1]:5000',
        'file /home/ann/f',
      ]),
    )
    expect(await surveyHost(handle, '/srv', ['reg', '[::1]:5000'], signal, ['/home/ann/f'])).toMatchObject({
      user: ann,
    })
    expect(runs[0]?.signal).toBe(signal)
  })

  it('is of the root that was asked for, and of no other', async () => {
    const { handle } = fakeHost('web', looks(hostFacts({ root: '/' }), ['root /srv']))
    await expect(surveyHost(handle, '/srv', [], signal)).rejects.toMatchObject({
      code: 'survey-failed',
      params: { host: 'web', detail: { phrase: 'survey-value', params: { name: 'root' } } },
    })
  })

  it.each([
    ['the last words on standard error', 'sh: cut: no\nsh: sed: not found\n', 'sh: sed: not found'],
    ['what is wrong with the answer where nothing was said', '', { phrase: 'survey-not-begun' }],
  ])('that fails says why: %s', async (_, stderr, detail) => {
    const { handle } = fakeHost('web', looks(Buffer.from('hello\n'), ['root /'], { stderr }))
    await expect(surveyHost(handle, '/', [], signal)).rejects.toMatchObject({
      code: 'survey-failed',
      params: { host: 'web', detail },
    })
  })

  it.each([
    ['no such tree', Buffer.from('mooring-survey 1\0root-missing\0/srv\0end\0'), 'root-missing'],
    ['no way there', new Failure('host-unreachable', { host: 'web', detail: 'x' }), 'host-unreachable'],
  ])('that cannot be made keeps its reason: %s', async (_, answer, code) => {
    const { handle } = fakeHost('web', looks(answer, ['root /srv'], { stderr: 'noise' }))
    await expect(surveyHost(handle, '/srv', [], signal)).rejects.toMatchObject({ code })
  })
})

describe('a look at a host for a plan', () => {
  it('also runs as root for a closed directory, with the asking user’s Docker Desktop', async () => {
    const engines = [{ flavour: 'desktop', uid: 1000, gid: 1000 }] as const
    const { handle } = fakeHost(
      'local',
      looks(closed({ user: ann, engines }), ['root /', 'registry reg']),
      looks(closed({ engines }), ['root /', 'home /home/ann', 'registry reg'], { privileged: true }),
    )
    expect((await surveyForPlan(handle, '/', ['reg'], signal)).user).toEqual(ann)
  })

  it('takes the closed directory from root’s survey, and the user’s own files from the user’s', async () => {
    const own = { change: 'c1', registry: 'reg', kind: 'trust', files: [], directories: [] } as const
    const path = `${ownJournal}/receipts/c1.json`
    const seen = {
      ...closed({ user: ann, files: { [path]: JSON.stringify(own), '/home/ann/f': 'x' }, unfinished: 'c2' }),
      ownJournal,
      unfinishedIn: ownJournal,
    }
    const { handle } = fakeHost(
      'local',
      looks(seen, ['root /']),
      looks(closed({ files: { '/etc/docker/daemon.json': '{}' } }), ['root /'], { privileged: true }),
    )
    const facts = await surveyForPlan(handle, '/', [], signal)
    expect(facts).toMatchObject({ user: ann, ownJournal, unfinished: 'c2', unfinishedIn: ownJournal })
    expect(facts.receipts).toEqual([{ ...own, journal: ownJournal }])
    const paths = facts.files.map((file) => file.path)
    expect(paths).toEqual(expect.arrayContaining(['/etc/docker/daemon.json', path]))
    expect(paths).not.toContain('/home/ann/f')
  })

  it.each<[string, HostFacts, string]>([
    ['nothing is closed', hostFacts({ user: ann }), '/'],
    ['root asks', closed({}), '/'],
    ['it is a tree', closed({ user: ann, root: '/srv' }), '/srv'],
  ])('is made once where %s', async (_, facts, root) => {
    const { handle } = fakeHost('local', looks(facts, [`root ${root}`]))
    expect(await surveyForPlan(handle, root, [], signal)).toMatchObject({ user: facts.user })
  })
})
