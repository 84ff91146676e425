import { describe, expect, it } from 'vitest'
import { planUndo } from '../../../main/engine/plan-undo.ts'
import type { Change } from '../../../shared/model/change.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import type { PlanFile } from '../../../shared/model/plan.ts'
import { plannedFiles } from '../../../shared/model/plan-steps.ts'
import { change as sampleChange } from '../../support/cli/answers.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'
import { type ExpectedRun, fakeHost, looks } from '../../support/hosts/fake-host.ts'

const { signal } = new AbortController()

describe('taking a change back', () => {
  const file = (path: string, action: PlanFile['action'], diff: string[]): PlanFile => {
    return { path, action, secret: false, diff }
  }
  const files = [
    file('/etc/a', 'create', ['+a', ' c']),
    file('/etc/b', 'change', ['-b', '+c']),
    file('/etc/d', 'remove', ['-d']),
  ]
  const there = { '/etc/a': 'a\nc', '/etc/b': 'c', '/j/receipts/c1.json': '{}' }
  const asked = [...files.map(({ path }) => `file ${path}`), 'file /j/receipts/c1.json']
  const receipt: PlanFile = { ...file('/j/receipts/c1.json', 'create', []), isReceipt: true }
  const stages = [
    { files, commands: ['x 1', 'x 2'] },
    { files: [receipt], commands: [] },
  ]
  const change: Change = { ...sampleChange, id: 'c1', root: '/', journal: '/j', stages }
  const undo = (over: Partial<Change>, ...script: readonly ExpectedRun[]) =>
    planUndo(fakeHost('web', ...script).handle, { ...change, ...over }, { signal })

  it('shows each file the other way round, and leaves the rest to the host’s journal', async () => {
    const planned = await undo({}, looks(hostFacts({ files: there }), ['root /', ...asked]))
    expect(planned).toMatchObject({
      view: {
        host: 'web',
        outcome: 'change',
        restart: 'none',
        containersStopped: 0,
        needsRoot: true,
        notes: [],
      },
      request: { mode: 'undo', change: 'c1', root: '/', journal: '/j' },
      privileged: true,
    })
    expect(planned.view.stages).toEqual([
      { files: [{ ...receipt, action: 'remove' }], commands: [] },
      {
        files: [
          file('/etc/d', 'restore', ['+d']),
          file('/etc/b', 'restore', ['+b', '-c']),
          file('/etc/a', 'remove', ['-a', ' c']),
        ],
        commands: ['x 1', 'x 2'],
      },
    ])
  })

  it('looks where the change was made, with the rights that it took', async () => {
    const tree = looks(hostFacts({ root: '/srv', files: there }), ['root /srv', ...asked])
    const planned = await undo({ root: '/srv', privileged: false }, tree)
    expect(planned).toMatchObject({ privileged: false, view: { needsRoot: false }, request: { root: '/srv' } })
  })

  it.each([
    ['restart', 3],
    ['reload', 0],
  ] as const)('counts the containers that stop as they run now, of the engines that %s', async (restart, count) => {
    const [one, other] = ['unix:///run/docker.sock', 'unix:///run/other.sock']
    const engines = [
      { endpoint: one, runningContainers: 3 },
      { endpoint: other, runningContainers: 4 },
    ]
    const restarts = [{ kind: 'docker', uid: 0, endpoint: one, restart } as const]
    const { view } = await undo(
      { restart, restarts },
      looks(hostFacts({ engines, files: there }), ['root /', ...asked]),
    )
    expect(view).toMatchObject({ restart, restarts, containersStopped: count })
  })

  it('says what is left to a person: to restart Docker Desktop', async () => {
    const engines = [{ flavour: 'desktop', certsDir: '/etc/certs.d' }] as const
    const { view } = await undo({}, looks(hostFacts({ engines, files: there }), ['root /', ...asked]))
    expect(view.notes).toMatchObject([{ code: 'desktop-restart' }])
  })

  const later: Change = {
    ...sampleChange,
    id: 'c2',
    root: '/',
    journal: '/j',
    stages: [{ files: [file('/etc/a', 'create', [])], commands: [] }],
  }
  const entries = (state: 'done' | 'undone') => [{ journal: '/j', isWhole: true, changes: [{ change: 'c1', state }] }]

  it.each<[string, HostFacts, readonly Change[], string, Record<string, string>]>([
    [
      'a later change has the same file',
      hostFacts({ files: there }),
      [{ ...later, host: 'web' }],
      'change-superseded',
      { later: 'c2' },
    ],
    [
      'the host says that it was undone',
      { ...hostFacts({ files: there }), entries: entries('undone') },
      [],
      'change-undone',
      {},
    ],
    [
      'the host’s journal does not have it',
      { ...hostFacts({ files: there }), entries: [{ journal: '/j', isWhole: true, changes: [] }] },
      [],
      'change-unknown',
      { host: 'web' },
    ],
    [
      'the file that it removed is there again',
      hostFacts({ files: { ...there, '/etc/d': 'other' } }),
      [],
      'undo-changed',
      { path: '/etc/d' },
    ],
    [
      'the file that it changed is gone',
      hostFacts({ files: { '/etc/a': 'a\nc' } }),
      [],
      'undo-changed',
      { path: '/etc/b' },
    ],
  ])('is refused where %s', async (_, facts, known, code, params) => {
    const { handle } = fakeHost('web', looks(facts, ['root /', ...asked]))
    const { view } = await planUndo(handle, { ...change, host: 'web' }, { signal, known })
    expect(view).toMatchObject({ outcome: 'blocked', error: { code, params } })
  })

  it('leaves out what is as before already', async () => {
    const planned = await undo(
      {},
      looks(hostFacts({ files: { '/etc/b': 'c', '/etc/d': 'd\n' } }), ['root /', ...asked]),
    )
    expect(plannedFiles(planned.view.stages).map(({ action, path }) => `${action} ${path}`)).toEqual(['restore /etc/b'])
  })

  it('asks no host about one that was taken back', async () => {
    const { view } = await undo({ state: 'undone' })
    expect(view).toMatchObject({ outcome: 'blocked', error: { code: 'change-undone', params: { change: 'c1' } } })
  })

  it('is refused where another registry needs a file of it', async () => {
    const sketched = hostFacts({ files: { '/etc/a': 'a\nc' } })
    const sha256 = sketched.files.find(({ path }) => path === '/etc/a')?.sha256 ?? ''
    const claim = { path: '/etc/a', sha256, driver: 'docker' }
    const receipts = [{ change: 'c2', registry: 'other', kind: 'trust' as const, files: [claim], directories: [] }]
    const planned = await undo({}, looks(hostFacts({ files: there, receipts }), ['root /', ...asked]))
    expect(planned.view).toMatchObject({ outcome: 'blocked', error: { code: 'undo-shared', params: { host: 'web' } } })
    expect(planned).not.toHaveProperty('request')
  })
})
