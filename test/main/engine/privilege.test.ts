import { describe, expect, it } from 'vitest'
import { journalFor, needsRoot } from '../../../main/engine/privilege.ts'
import type { PutOp, RunOp, Stage } from '../../../shared/model/plan.ts'
import type { FoundReceipt } from '../../../shared/model/receipt.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

const own = '/home/ann/.local/state/mooring/journal'
const socket = 'unix:///run/user/1000/docker.sock'
const user = { uid: 1000, gid: 1000, name: 'ann', home: '/home/ann' }
const facts = {
  ...hostFacts({ user, engines: [{}, { flavour: 'rootless', endpoint: socket, uid: 1000, gid: 1000 }] }),
  ownJournal: own,
}
const put = (uid: number): PutOp => {
  return { op: 'put', path: '/home/ann/f', posix: { mode: '0644', uid, gid: uid }, content: '', secret: false }
}
const run = (refresh: string, ...args: string[]): RunOp => ({ op: 'run', refresh, args, timeoutSeconds: 1 })
const stage = (files: Stage['files'], ...runs: RunOp[]): Stage => ({ files, runs })
const receipt: FoundReceipt = { change: 'c1', registry: 'reg', kind: 'trust', files: [], directories: [] }

describe('whether a user needs root rights', () => {
  it.each<readonly [string, boolean, Stage, readonly FoundReceipt[]]>([
    ['for a file of his own', false, stage([put(1000)]), []],
    ['for root’s', true, stage([put(0)]), []],
    ['to have his own engine reload', false, stage([], run('docker-reload', socket)), []],
    ['to ask it', false, stage([], run('docker-insecure', socket, 'reg', 'listed', 'unlisted')), []],
    ['to have root’s reload', true, stage([], run('docker-reload', 'unix:///var/run/docker.sock')), []],
    ['to restart his own', false, stage([], run('docker-restart', 'systemd-user', 'docker.service', '1000')), []],
    ['to restart another’s', true, stage([], run('docker-restart', 'systemd-user', 'docker.service', '1001')), []],
    ['to restart the system’s', true, stage([], run('docker-restart', 'systemd', 'docker.service', '0')), []],
    ['to rebuild the trust store', true, stage([], run('trust-store', 'debian', 'add', 'a.crt')), []],
    ['to end a receipt of his own', false, stage([]), [{ ...receipt, journal: own }]],
    ['to end root’s', true, stage([]), [receipt]],
  ])('%s: %s', (_, expected, wanted, ending) => {
    expect(needsRoot(facts, [wanted], ending)).toBe(expected)
    expect(needsRoot({ ...facts, user: { ...user, uid: 0 } }, [wanted], ending)).toBe(false)
    expect(needsRoot({ ...facts, root: '/srv/image' }, [wanted], ending)).toBe(false)
  })
})

it('takes root rights to claim a file that is root’s, so that nobody else’s untrust takes it away', () => {
  const path = '/usr/local/share/ca-certificates/mooring-reg.crt'
  const shared = { ...facts, files: hostFacts({ files: { [path]: 'anchor' } }).files }
  expect([needsRoot(shared, [], [], [path]), needsRoot(shared, [], [], [])]).toEqual([true, false])
})

it('keeps a change where whoever makes it may write', () => {
  expect([journalFor(facts, true), journalFor(facts, false)]).toEqual(['/var/lib/mooring', own])
  expect(journalFor(hostFacts(), false)).toBe('/var/lib/mooring')
})
