import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ApplyResult } from '../../main/engine/host-protocol/answer.ts'
import type { RequestTo, SealedFile } from '../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { apply, applyBytes, hostShells } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree, put, remove } from '../support/host-programs/host-tree.ts'
import { must } from '../support/processes/process.ts'

/** A user that owns nothing else. */
const nobody = 65534
const registry = '/etc/docker/certs.d/reg'

describe.each(hostShells)('apply refuses on $name', (shell) => {
  let tree: HostTree
  beforeEach(async () => {
    tree = await makeHostTree()
    await tree.write(`${registry}/ca.crt`, 'there')
  })
  afterEach(() => tree.remove())

  /** Applies a plan whose first file is fine, and checks that not even that one was written. */
  async function refused(file: SealedFile): Promise<ApplyResult | undefined> {
    const before = await tree.state()
    const { result } = await apply(shell, tree.plan('c1', [put('/etc/first', 'fine'), file]))
    expect(await tree.state()).toEqual(before)
    expect(await tree.leftovers()).toEqual([])
    return result
  }

  test('a file that is too large for an earlier file of the journal', async () => {
    const content = Buffer.alloc(32 * 1024 * 1024 + 1, 'x')
    await tree.write('/etc/large', content)
    const [path, journal] = [join(tree.root, 'etc/large'), join(tree.root, tree.journal)]
    const plan = tree.plan('c1', [put(path, 'new', { expect: sha256(content) })])
    const { result } = await apply(shell, { ...plan, root: '/', journal })
    expect(result).toEqual({ kind: 'unsafe', path })
    expect((await readFile(path)).equals(content)).toBe(true)
    expect(await tree.leftovers()).toEqual([])
  })

  test.each([
    ['is there and was not', put(`${registry}/ca.crt`, 'new')],
    ['has other content', put(`${registry}/ca.crt`, 'new', { expect: sha256('another') })],
    ['is gone and was there', put(`${registry}/gone.crt`, 'new', { expect: sha256('there') })],
    ['is gone and was unreadable', put(`${registry}/gone.crt`, 'new', { expect: 'exists' })],
    ['was to be removed and is another', remove(`${registry}/ca.crt`, 'another')],
    ['was to be removed and is gone', remove(`${registry}/gone.crt`, 'there')],
    ['was a directory and is a file', remove(`${registry}/ca.crt`)],
  ])('a file that %s', async (_, file) => {
    expect(await refused(file)).toEqual({ kind: 'changed', path: file.path })
  })

  test('a file that the plan does not change but relies on', async () => {
    const path = `${registry}/ca.crt`
    const withReliance = (expect: string, at = path): RequestTo<'apply'> => ({
      ...tree.plan('c1', [put('/etc/first', 'fine')]),
      relies: [{ path: at, expect }],
    })
    const before = await tree.state()
    for (const plan of [withReliance('absent'), withReliance(sha256('another')), withReliance('exists', '/etc/gone')]) {
      const { result } = await apply(shell, plan)
      expect(result).toEqual({ kind: 'changed', path: plan.relies?.[0]?.path })
    }
    expect([await tree.state(), await tree.leftovers()]).toEqual([before, []])
    const good = withReliance(sha256('there'))
    const both = [...(good.relies ?? []), { path: '/etc/none/daemon.json', expect: 'absent' }]
    expect((await apply(shell, { ...good, relies: both })).result).toEqual({ kind: 'done' })
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
    expect(await tree.state()).toEqual(before)
  })

  test.each(['ca.crt', 'new.crt'])('a file that somebody writes while content comes: %s', async (name) => {
    const path = `${registry}/${name}`
    // What gives new content its mode, the last step before anything appears.
    const programBefore = `chmod() { echo theirs >|'${tree.root}${path}' && command chmod "$@"; }\n`
    const expected = name === 'ca.crt' ? { expect: sha256('there') } : {}
    const { result } = await apply(shell, tree.plan('c1', [put(path, 'new', expected)]), { programBefore })
    expect(result).toEqual({ kind: 'changed', path })
    expect(await readFile(join(tree.root, path), 'utf8')).toBe('theirs\n')
    expect(await tree.leftovers()).toEqual([])
  })

  test('a directory, a link and a device instead of a file', async () => {
    await symlink('ca.crt', join(tree.root, registry, 'link.crt'))
    await symlink('/nowhere', join(tree.root, registry, 'dangling.crt'))
    await mkdir(join(tree.root, registry, 'directory.crt'))
    for (const name of ['link.crt', 'dangling.crt', 'directory.crt']) {
      for (const expectation of ['absent', 'exists', sha256('there')]) {
        const file = put(`${registry}/${name}`, 'new', { expect: expectation })
        expect(await refused(file)).toEqual({ kind: 'unsafe', path: file.path })
      }
    }
  })

  test('a file instead of a directory', async () => {
    const path = `${registry}/ca.crt/below/file`
    expect(await refused(put(path, 'new'))).toEqual({ kind: 'unsafe', path })
  })

  test('a link that leads out of the tree, whatever its depth, also on the way back', async () => {
    const outside = await makeHostTree()
    await symlink(outside.root, join(tree.root, 'etc/absolute'))
    await symlink('../../../../../../../../../tmp', join(tree.root, 'etc/relative'))
    await symlink('docker', join(tree.root, 'etc/inside'))
    for (const path of ['/etc/absolute/file', '/etc/absolute/deep/er/file', '/etc/relative/file']) {
      expect(await refused(put(path, 'new'))).toEqual({ kind: 'unsafe', path })
    }
    expect((await apply(shell, tree.plan('c1', [put('/etc/inside/file', 'new')]))).result).toEqual({ kind: 'done' })
    await outside.remove()
  })

  test('a journal that leads out of the tree', async () => {
    const outside = await makeHostTree()
    await symlink(outside.root, join(tree.root, 'var/lib/mooring'))
    expect((await apply(shell, tree.plan('c1', [put('/etc/file', 'new')]))).result).toEqual({
      kind: 'unsafe',
      path: '/var/lib/mooring',
    })
    await outside.remove()
  })

  test('to undo a file that was changed since', async () => {
    const files = [
      put(`${registry}/new.crt`, 'new'),
      put(`${registry}/ca.crt`, 'changed', { expect: sha256('there') }),
      put(`${registry}/third.crt`, 'third'),
    ]
    expect((await apply(shell, tree.plan('c1', files))).result).toEqual({ kind: 'done' })
    await tree.write(`${registry}/ca.crt`, 'by hand')
    const before = await tree.state()
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'changed', path: `${registry}/ca.crt` })
    expect(await tree.state()).toEqual(before)
    expect(await tree.leftovers()).toEqual([])
  })

  test('to restore a file where another one is now', async () => {
    expect((await apply(shell, tree.plan('c1', [remove(`${registry}/ca.crt`, 'there')]))).result).toEqual({
      kind: 'done',
    })
    await tree.write(`${registry}/ca.crt`, 'another')
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'changed', path: `${registry}/ca.crt` })
  })

  test('an unknown change or journal, and a used id', async () => {
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'unknown' })
    expect((await apply(shell, tree.recover)).result).toEqual({ kind: 'nothing' })
    expect(Object.keys(await tree.state())).not.toContain('var/lib/mooring')
    expect((await apply(shell, tree.plan('c1', [put('/etc/file', 'new')]))).result).toEqual({ kind: 'done' })
    expect((await apply(shell, tree.undo('c2'))).result).toEqual({ kind: 'unknown' })
    expect((await apply(shell, tree.recover)).result).toEqual({ kind: 'nothing' })
    expect((await apply(shell, tree.plan('c1', [put('/etc/another', 'new')]))).result).toMatchObject({
      kind: 'refused',
      detail: [{ why: 'change-exists', params: { change: 'c1' } }],
    })
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
  })

  test.each([
    ['put absent HASH 3 0644 0 0 /etc/../escape'],
    ['put absent HASH 3 0644 0 0 /etc/./file'],
    ['put absent HASH 3 0644 0 0 /etc//file'],
    ['put absent HASH 3 0644 0 0 /etc/file/'],
    ['put absent HASH 3 0644 0 0 etc/file'],
    ['put absent HASH 3 0644 0 0 /etc/bell\u0007'],
    ['put absent HASH 3 0644 0 0 '],
    ['put absent HASH 3 0644'],
    ['put absent HASH x 0644 0 0 /etc/file'],
    ['put absent HASH 3 u+s 0 0 /etc/file'],
    ['put absent HASH 3 0644 root 0 /etc/file'],
    ['put a.b HASH 3 0644 0 0 /etc/file'],
    ['remove absent'],
    ['run reboot 10'],
    ['run trust-store'],
    ['run trust-store 10 $(reboot)'],
    ['run update-ca-certificates 10'],
    ['verify docker unix:///s reg;reboot'],
    ['verify system'],
    ['change ../c1'],
    ['change '],
    ['journal relative'],
    ['root /nowhere/at/all'],
    ['mode reboot'],
    ['nonsense'],
    ['mooring-apply 2'],
  ])('the line “%s”', async (line) => {
    const before = await tree.state()
    const header = ['mooring-apply 1', 'mode apply', 'change c1', `root ${tree.root}`, `journal ${tree.journal}`]
    const request = [...header, 'stage', line.replace('HASH', sha256('new')), 'end', 'new'].join('\n')
    const { result } = await applyBytes(shell, request)
    expect(result).toMatchObject({ kind: 'refused', detail: [expect.any(String)] })
    expect(await tree.state()).toEqual(before)
  })

  test('content that does not match its hash', async () => {
    expect(await refused(put('/etc/file', 'new', { sha256: sha256('other') }))).toMatchObject({
      kind: 'refused',
      detail: [{ why: 'content-differs', params: { path: '/etc/file' } }],
    })
  })

  test('to write through a file or link in the place of a staged file', async () => {
    const victim = join(tree.root, 'etc/victim')
    await writeFile(victim, 'untouched')
    await symlink(victim, join(tree.root, registry, '.mooring-c1-new.crt.tmp'))
    const { result } = await apply(shell, tree.plan('c1', [put(`${registry}/new.crt`, 'new')]))
    expect(result).toMatchObject({ kind: 'write-failed', path: `${registry}/new.crt` })
    expect(await readFile(victim, 'utf8')).toBe('untouched')
  })

  test('a directory it may not write to', async () => {
    const uid = process.getuid?.() === 0 ? nobody : undefined
    const path = `${registry}/new.crt`
    expect((await apply(shell, tree.plan('c0', []))).result).toEqual({ kind: 'done' })
    if (uid !== undefined) await must('chown', ['-R', `${uid}:${uid}`, tree.root])
    await chmod(join(tree.root, registry), 0o555)
    const before = await tree.state()
    const file = put(path, 'new', uid === undefined ? {} : { uid, gid: uid })
    const { result } = await apply(shell, tree.plan('c1', [file]), uid === undefined ? {} : { uid })
    expect(result).toMatchObject({ kind: 'write-failed', path, detail: [expect.stringContaining('ermission denied')] })
    expect(await tree.state()).toEqual(before)
    await chmod(join(tree.root, registry), 0o755)
  })
})
