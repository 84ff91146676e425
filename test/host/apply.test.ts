import { chmod, chown, lstat, mkdir, readFile, readlink, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { apply, hostShells } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree, put, remove } from '../support/host-programs/host-tree.ts'

const registry = '/etc/docker/certs.d/reg.example.com:5000'
const asRoot = process.getuid?.() === 0

describe.each(hostShells)('apply on $name', (shell) => {
  let tree: HostTree
  beforeEach(async () => {
    tree = await makeHostTree()
  })
  afterEach(() => tree.remove())
  const content = (path: string): Promise<string> => readFile(join(tree.root, path), 'utf8')
  const modeOf = async (path: string): Promise<string> =>
    ((await lstat(join(tree.root, path))).mode & 0o7777).toString(8)

  test('puts files with their content, mode and directories, and leaves nothing else', async () => {
    const plan = tree.plan('c1', [
      put(`${registry}/client.key`, 'KEY', { mode: '0600', secret: true }),
      put(`${registry}/client.cert`, 'CERT'),
      put(`${tree.journal}/receipts/c1.json`, '{}'),
    ])
    const { result, lines, stderr, exitCode } = await apply(shell, plan)
    expect({ result, stderr, exitCode }).toEqual({ result: { kind: 'done' }, stderr: '', exitCode: 0 })
    expect(lines).toEqual([
      'mooring-apply 1',
      `step 1 3 put ${registry}/client.key`,
      `step 2 3 put ${registry}/client.cert`,
      `step 3 3 put ${tree.journal}/receipts/c1.json`,
      'result done',
      '',
    ])
    expect(await content(`${registry}/client.key`)).toBe('KEY')
    expect([await modeOf(`${registry}/client.key`), await modeOf(`${registry}/client.cert`)]).toEqual(['600', '644'])
    expect([await modeOf('/etc/docker'), await modeOf(registry)]).toEqual(['755', '755'])
    expect([await modeOf(tree.journal), await modeOf(`${tree.journal}/receipts`)]).toEqual(['755', '755'])
    // Everyone sees what became of a change, and root alone its plan and the earlier files.
    const entry = `${tree.journal}/changes/c1`
    const modes = await Promise.all(
      ['/..', '', '/state', '/about', '/plan', '/before'].map((each) => modeOf(entry + each)),
    )
    expect(modes).toEqual(['755', '755', '644', '644', '600', '700'])
    expect(await tree.leftovers()).toEqual([])
  })

  test('carries any content and any name', async () => {
    const nasty = [
      put('/etc/empty', ''),
      put('/etc/no newline', 'x'),
      put('/etc/ends blank ', '\n\n\n'),
      put(`/etc/quo'te"s`, `'; rm -rf / #"\n$(reboot)\`reboot\`\\ %s \0 \r\n\t`),
      put('/etc/[glob]*?', '*\n?\n[a-z]\n'),
      put('/etc/-n', '-n\n'),
      put('/etc/\\n $HOME', 'result done\nend\nmooring-apply 1\n'),
      put('/etc/ünïcödé', 'ß€😀'),
      put('/etc/long', 'line\n'.repeat(5000)),
    ]
    const { result, stderr } = await apply(shell, tree.plan('c1', nasty))
    expect({ result, stderr }).toEqual({ result: { kind: 'done' }, stderr: '' })
    for (const file of nasty) expect(await content(file.path)).toBe(file.content)
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
    expect(Object.keys(await tree.state()).filter((path) => path.startsWith('etc/'))).toEqual([])
  })

  test('undo brings back bytes, mode, owner, time and directories', async () => {
    await tree.write(`${registry}/ca.crt`, 'old\r\n\0', 0o640)
    await tree.write(`${registry}/client.key`, 'old key', 0o400)
    await tree.write('/etc/docker/daemon.json', '{}', 0o600)
    await mkdir(join(tree.root, '/etc/docker/certs.d/other'), { mode: 0o750 })
    await chmod(join(tree.root, registry), 0o711)
    if (asRoot) await chown(join(tree.root, `${registry}/ca.crt`), 1234, 5678)
    const before = await tree.state()
    const plan = tree.plan('c1', [
      put('/etc/docker/daemon.json', '{"a":1}', { expect: sha256('{}') }),
      put('/etc/containers/certs.d/reg/ca.crt', 'new'),
      remove(`${registry}/client.key`, 'old key'),
      remove(`${registry}/ca.crt`, 'old\r\n\0'),
      remove(registry),
      remove('/etc/docker/certs.d/other'),
    ])
    expect((await apply(shell, plan)).result).toEqual({ kind: 'done' })
    expect(await lstat(join(tree.root, registry)).catch(() => 'gone')).toBe('gone')
    const undone = await apply(shell, tree.undo('c1'))
    expect({ result: undone.result, stderr: undone.stderr }).toEqual({ result: { kind: 'done' }, stderr: '' })
    expect(await tree.state()).toEqual(before)
    expect((await lstat(join(tree.root, `${registry}/ca.crt`))).mtimeMs).toBe(1_000_000_000_000)
    expect(await tree.leftovers()).toEqual([])
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'undone-already' })
  })

  test('removes a directory only if it is empty by then', async () => {
    await tree.write(`${registry}/ca.crt`, 'ours')
    await tree.write(`${registry}/theirs.crt`, 'theirs')
    const before = await tree.state()
    const plan = tree.plan('c1', [remove(`${registry}/ca.crt`, 'ours'), remove(registry)])
    expect((await apply(shell, plan)).result).toEqual({ kind: 'done' })
    expect(await content(`${registry}/theirs.crt`)).toBe('theirs')
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
    expect(await tree.state()).toEqual(before)
  })

  test('undo keeps a directory it made where somebody else put a file since', async () => {
    expect((await apply(shell, tree.plan('c1', [put(`${registry}/ca.crt`, 'ca')]))).result).toEqual({ kind: 'done' })
    await tree.write(`${registry}/theirs.crt`, 'theirs')
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
    expect(Object.keys(await tree.state())).toContain(`${registry.slice(1)}/theirs.crt`)
    expect(Object.keys(await tree.state())).not.toContain(`${registry.slice(1)}/ca.crt`)
  })

  test('undo leaves a link that somebody put in a file’s place, even to the same content', async () => {
    const path = `${registry}/ca.crt`
    expect((await apply(shell, tree.plan('c1', [put(path, 'ca')]))).result).toEqual({ kind: 'done' })
    await tree.write('/etc/theirs.crt', 'ca')
    await rm(join(tree.root, path))
    await symlink(join(tree.root, 'etc/theirs.crt'), join(tree.root, path))
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'changed', path })
    expect(await readlink(join(tree.root, path))).toBe(join(tree.root, 'etc/theirs.crt'))
  })

  test('replaces a file that the survey could not read', async () => {
    await tree.write(`${registry}/client.key`, 'secret', 0o600)
    const plan = tree.plan('c1', [put(`${registry}/client.key`, 'new', { expect: 'exists' })])
    expect((await apply(shell, plan)).result).toEqual({ kind: 'done' })
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
    expect(await content(`${registry}/client.key`)).toBe('secret')
  })

  test('changes only the mode, and undo knows the difference', async () => {
    await tree.write(`${registry}/client.key`, 'key', 0o644)
    const before = await tree.state()
    const plan = tree.plan('c1', [put(`${registry}/client.key`, 'key', { expect: sha256('key'), mode: '0600' })])
    expect((await apply(shell, plan)).result).toEqual({ kind: 'done' })
    expect(await modeOf(`${registry}/client.key`)).toBe('600')
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'done' })
    expect(await tree.state()).toEqual(before)
  })
})
