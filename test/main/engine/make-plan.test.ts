import { describe, expect, it } from 'vitest'
import type { ResolvedIntent } from '../../../main/drivers/index.ts'
import { planIntent, planRecover } from '../../../main/engine/make-plan.ts'
import type { HostHandle } from '../../../main/hosts/directory.ts'
import { Failure } from '../../../shared/failure.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { plannedFiles } from '../../../shared/model/plan-steps.ts'
import { makeNote } from '../../../shared/note.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate } from '../../support/certificates/sample-certificate.ts'
import { applyToFacts } from '../../support/facts/apply-to-facts.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'
import { type ExpectedRun, fakeHost, looks } from '../../support/hosts/fake-host.ts'
import { machineConfig } from '../../support/ssh/machine-config.ts'

const { signal } = new AbortController()
const registry = parseRegistry('reg:5000')
const trust: ResolvedIntent = { kind: 'trust', registry, anchors: [sampleCertificate('anchor')], place: 'registry' }
const insecure: ResolvedIntent = { kind: 'insecure-on', registry }
const ann = { uid: 1000, gid: 1000, name: 'ann', home: '/home/ann' }
const ownJournal = '/home/ann/.local/state/mooring/journal'
const certificate = '/etc/docker/certs.d/reg:5000/ca.crt'
const noteAbout = (subject: string) => makeNote({ 'whole-system': 'info' }, 'whole-system', { subject })

/** Plans an intent on a host with these facts, or with this script. */
async function plan(seen: HostFacts | ExpectedRun, intent = trust, about: Partial<HostHandle> = {}) {
  const script = 'program' in seen ? seen : looks(seen, ['root /', 'registry reg:5000'])
  const { handle, runs } = fakeHost({ id: 'web', ...about }, script)
  const options = { root: '/', now: () => new Date('2026-11-21T03:15:00.500Z'), notes: [noteAbout('given')], signal }
  const planned = await planIntent(handle, intent, options)
  expect([planned.host, runs[0]?.signal]).toEqual([handle, signal])
  return planned
}

describe('an intent', () => {
  it('becomes a plan that can be shown and applied', async () => {
    const { view, request, privileged } = await plan(hostFacts({ engines: [{ certsDir: '/etc/docker/certs.d' }] }))
    expect(view).toMatchObject({ host: 'web', outcome: 'change', needsRoot: false })
    expect(view.change).toMatch(/^20261121-031500-[0-9a-f]{6}$/)
    expect(plannedFiles(view.stages).map(({ action, path }) => `${action} ${path}`)).toEqual([`create ${certificate}`])
    expect(request).toMatchObject({ mode: 'apply', change: view.change, root: '/', journal: '/var/lib/mooring' })
    expect(privileged).toBe(false)
  })

  it('needs root rights if its files are root’s and the user is not', async () => {
    const { view, privileged } = await plan({ ...hostFacts({ user: ann }), ownJournal })
    expect([privileged, view.needsRoot]).toEqual([true, true])
  })

  it('is nothing to do, and no request, once it is done', async () => {
    const before = hostFacts()
    const { request } = await plan(before)
    if (request?.mode !== 'apply') return expect.fail('nothing is planned')
    const again = await plan(applyToFacts(before, request))
    expect(again.view).toMatchObject({ outcome: 'nothing', stages: [] })
    expect(again).not.toHaveProperty('request')
  })

  it('has a new id for each change', async () => {
    const ids = [await plan(hostFacts()), await plan(hostFacts())].map(({ view }) => view.change)
    expect(new Set(ids).size).toBe(2)
  })

  it('has the caller’s notes, and then the way’s', async () => {
    const { view } = await plan(hostFacts(), trust, { notes: () => [noteAbout('way')] })
    expect(view.notes.slice(-2)).toEqual([noteAbout('given'), noteAbout('way')])
  })

  it('leaves other users’ engines alone, and says so', async () => {
    const foreign = { flavour: 'rootless', uid: 1001, gid: 1001, certsDir: '/home/bob/certs.d' } as const
    const { view } = await plan(hostFacts({ engines: [{}, foreign] }))
    expect(plannedFiles(view.stages).map(({ path }) => path)).toEqual([certificate])
    expect(view.notes.map(({ code }) => code)).toContain('engine-of-another')
  })

  it.each([
    ['in a Boot2Docker machine’s profile, which docker-machine writes', 'boot2docker', true],
    ['in daemon.json', 'openrc', false],
  ] as const)('knows whether docker-machine will overwrite a file of it: %s', async (_, manager, rewritten) => {
    const files = { '/var/lib/boot2docker/profile': "EXTRA_ARGS='\n--label a=b\n\n'\n" }
    const seen = hostFacts({ os: { id: 'boot2docker' }, files, engines: [{ service: { manager, name: 'docker' } }] })
    expect((await plan(seen, insecure)).rewritten).toBe(rewritten)
  })

  it.each<[string, ResolvedIntent, readonly string[]]>([
    ['no registry', { kind: 'migrate' }, ['root /']],
    [
      'files by name',
      { kind: 'machine-config', registry, isListed: true, files: ['/m/config.json'] },
      ['root /', 'registry reg:5000', 'file /m/config.json'],
    ],
  ])('looks at what it is about: %s', async (_, intent, asks) => {
    await plan(looks(hostFacts(), asks), intent)
  })

  it('needs no root to look at docker-machine’s files, which are the user’s', async () => {
    const files = ['/home/ann/config.json']
    const sketched = hostFacts({ user: ann, files: { '/home/ann/config.json': machineConfig('[]') } })
    const closed = sketched.files.map((file) => ({
      ...file,
      posix: file.path.startsWith('/home/ann')
        ? { mode: '0600', uid: 1000, gid: 1000 }
        : { mode: '0700', uid: 0, gid: 0 },
    }))
    const look = looks({ ...sketched, ownJournal, files: closed }, ['root /', 'registry reg:5000', `file ${files}`])
    const { view, privileged } = await plan(look, { kind: 'machine-config', registry, isListed: true, files })
    expect([view.outcome, plannedFiles(view.stages).map(({ path }) => path), privileged]).toEqual([
      'change',
      files,
      false,
    ])
  })
})

describe('an intent that cannot be planned has its failure in the view', () => {
  it.each<[string, HostFacts | Error, object]>([
    [
      'a system that is not known well enough',
      hostFacts({ os: { kernel: 'Darwin' } }),
      { code: 'host-unsupported', params: { host: 'web', system: 'Darwin' } },
    ],
    [
      'a change that was interrupted',
      hostFacts({ unfinished: 'c0' }),
      { code: 'unfinished-change', params: { host: 'web', change: 'c0' } },
    ],
    [
      'a file that nobody understands',
      hostFacts({ files: { '/etc/docker/daemon.json': '{' } }),
      { code: 'daemon-json-broken', params: { host: 'web' } },
    ],
    [
      'no way there, on another host on the way',
      new Failure('host-unreachable', { host: 'jump', detail: 'x' }),
      { code: 'host-unreachable', params: { host: 'jump' } },
    ],
    ['a fault of the program', new TypeError('a bug'), { code: 'unexpected', params: { detail: 'a bug' } }],
  ])('%s', async (_, seen, error) => {
    const planned = await plan(looks(seen, ['root /', 'registry reg:5000']), insecure)
    expect(planned.view).toMatchObject({ host: 'web', outcome: 'blocked', stages: [], needsRoot: false, error })
    expect(planned).not.toHaveProperty('request')
    expect(planned.privileged).toBe(false)
  })

  it('unless it was cancelled: then there is no plan', async () => {
    const stopped = looks(new Failure('cancelled'), ['root /', 'registry reg:5000'])
    await expect(plan(stopped)).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('rolling back what was interrupted', () => {
  const recover = (facts: HostFacts, root = '/') => {
    const { handle } = fakeHost({ id: 'web', notes: () => [noteAbout('way')] }, looks(facts, [`root ${root}`]))
    return planRecover(handle, root, signal)
  }

  it('has nothing to do if there is none', async () => {
    const planned = await recover(hostFacts())
    expect(planned.view).toMatchObject({ outcome: 'nothing', needsRoot: false, notes: [noteAbout('way')] })
    expect(planned).not.toHaveProperty('request')
  })

  const cut = (user: HostFacts['user'], over: Partial<HostFacts> = {}): HostFacts => {
    return { ...hostFacts({ user, unfinished: 'c0' }), ownJournal, ...over }
  }
  it.each([
    ['root’s, by root', cut({ ...ann, uid: 0 }), '/', '/var/lib/mooring', false],
    ['root’s, by a user', cut(ann), '/', '/var/lib/mooring', true],
    ['a user’s own', cut(ann, { unfinishedIn: ownJournal }), '/', ownJournal, false],
    ['a tree’s', cut(ann, { root: '/srv' }), '/srv', '/var/lib/mooring', false],
  ])('is done in the journal that it is in: %s', async (_, facts, root, journal, privileged) => {
    expect(await recover(facts, root)).toMatchObject({
      view: { outcome: 'change', change: 'c0', needsRoot: privileged, notes: [noteAbout('way')] },
      request: { mode: 'recover', root, journal },
      privileged,
    })
  })

  const left = (journal: string, path: string): HostFacts => ({
    ...hostFacts({ user: ann }),
    ownJournal,
    leftovers: [{ kind: 'damaged', path: journal + path, journal }],
  })
  it.each([
    ['staged content', { kind: 'staged', change: 'c1', journal: '/var/lib/mooring' }, true],
    ['a debt', { kind: 'owed', change: 'c1', refresh: 'trust-store', journal: ownJournal }, false],
  ] as const)('is about %s as well', async (_, leftover, privileged) => {
    const facts = { ...left('', ''), leftovers: [leftover] }
    expect(await recover(facts)).toMatchObject({
      view: { outcome: 'change', needsRoot: privileged, notes: [{ params: { change: 'c1' } }, noteAbout('way')] },
      request: { mode: 'recover', journal: leftover.journal },
      privileged,
    })
  })

  it('is about a damaged record that is in the way, and not about one that was set aside', async () => {
    const request = async (path: string) => (await recover(left('/var/lib/mooring', path))).request
    expect(await request('/unfinished')).toMatchObject({ mode: 'recover' })
    expect(await request('/aside/c1')).toBeUndefined()
  })

  it('has its failure in the view if the host is unreachable', async () => {
    const { handle } = fakeHost('web', looks(Buffer.from(''), ['root /'], { stderr: 'gone' }))
    expect((await planRecover(handle, '/', signal)).view).toMatchObject({
      outcome: 'blocked',
      error: { code: 'survey-failed', params: { host: 'web', detail: 'gone' } },
    })
  })
})
