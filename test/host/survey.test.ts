import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { type FileFact, fileAt, filesIn, type HostFacts } from '../../shared/model/facts.ts'
import { type HostRun, hostShells, survey } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree } from '../support/host-programs/host-tree.ts'
import { treeState } from '../support/host-programs/tree-state.ts'

const certs = '/etc/docker/certs.d'
const names = ['reg.example.com:5000', '[fd00::2]:5000', 'plain']

describe.each(hostShells)('the survey on $name', (shell) => {
  let tree: HostTree
  beforeEach(async () => {
    tree = await makeHostTree()
  })
  afterEach(() => tree.remove())
  const look = (run?: HostRun): Promise<HostFacts> => survey(shell, { root: tree.root, registries: names }, run)

  test('tells the directories above, and what lies in each spelling of each registry’s directory', async () => {
    await tree.write(`${certs}/reg.example.com:5000/ca.crt`, 'one')
    await tree.write(`${certs}/reg.example.com_5000_/hosts.toml`, 'two')
    await tree.write(`${certs}/[fd00::2]:5000/ca.crt`, 'three')
    await tree.write(`${certs}/[fd00::2]_5000_/.hidden`, 'four')
    await tree.write(`${certs}/plain/deeper/not-told`, 'five')
    await tree.write(`${certs}/another/ca.crt`, 'six')
    await tree.write('/etc/docker/daemon.json', '{"insecure-registries":[]}')
    const facts = await look()
    expect(facts.files.map((file) => file.path).sort()).toEqual(
      [
        '/etc',
        '/etc/docker',
        '/etc/docker/daemon.json',
        certs,
        `${certs}/reg.example.com:5000`,
        `${certs}/reg.example.com:5000/ca.crt`,
        `${certs}/reg.example.com_5000_`,
        `${certs}/reg.example.com_5000_/hosts.toml`,
        `${certs}/[fd00::2]:5000`,
        `${certs}/[fd00::2]:5000/ca.crt`,
        `${certs}/[fd00::2]_5000_`,
        `${certs}/[fd00::2]_5000_/.hidden`,
        `${certs}/plain`,
        `${certs}/plain/deeper`,
      ].sort(),
    )
    expect(fileAt(facts, '/etc/docker/daemon.json')?.text).toBe('{"insecure-registries":[]}')
    expect(facts).toMatchObject({
      root: tree.root,
      journal: '/var/lib/mooring',
      // Settings alone are no engine.
      engines: [],
    })
    expect(Math.abs(facts.clock - Date.now() / 1000)).toBeLessThan(60)
  })

  test('tells what lies in the directory of every registry, if asked for all, and in no more than 200', async () => {
    const all = () => survey(shell, { root: tree.root, registries: 'every' })
    await tree.write(`${certs}/a b:5000/ca.crt`, 'one')
    await tree.write(`${certs}/plain/deeper/not-told`, 'two')
    await tree.write(`${certs}/a-file`, 'three')
    await symlink(join(tree.root, certs, 'plain'), join(tree.root, certs, 'linked'))
    await symlink('/etc', join(tree.root, certs, 'out'))
    const told = async () => (await all()).files.flatMap(({ path }) => (path.startsWith(`${certs}/`) ? [path] : []))
    expect((await told()).sort()).toEqual(
      ['a b:5000', 'a b:5000/ca.crt', 'linked', 'linked/deeper', 'out', 'plain', 'plain/deeper']
        .map((name) => `${certs}/${name}`)
        .sort(),
    )
    await Promise.all(
      Array.from({ length: 210 }, (_, index) => mkdir(join(tree.root, certs, `r${index}`), { recursive: true })),
    )
    expect(filesIn(await all(), certs)).toHaveLength(200)
  })

  test('takes Docker for installed where its daemon is, or what starts it', async () => {
    const docker = { flavour: 'rootful', certsDir: certs, reachable: false, args: [], uid: 0, gid: 0 }
    const request = { root: tree.root, registries: [] }
    const unit = '/usr/lib/systemd/system/docker.service'
    await tree.write(unit, '[Service]\nExecStart=/opt/bin/dockerd\n')
    expect((await survey(shell, request)).engines).toMatchObject([{ ...docker, service: { manager: 'systemd' } }])
    await rm(join(tree.root, unit))
    expect((await survey(shell, request)).engines).toEqual([])
    await tree.write('/usr/bin/dockerd', '')
    expect((await survey(shell, request)).engines).toMatchObject([docker])
  })

  test('carries any name, any content, mode and size', async () => {
    const directory = `${certs}/plain`
    const contents: [string, Buffer, number][] = [
      ['empty', Buffer.alloc(0), 0o644],
      ['zero', Buffer.from([0, 1, 0, 255, 10, 0]), 0o600],
      ['new\nline', Buffer.from('\n\0end\0\n'), 0o4755],
      [' blank  ', Buffer.from('ünï\r\n'), 0o1644],
      [`quo'te"$(id)\`id\`\\`, Buffer.from('x'), 0o2711],
      ['*', Buffer.from('-'), 0o400],
      ['-n', Buffer.from('hex'), 0o000],
    ]
    for (const [name, content, mode] of contents) {
      await tree.write(`${directory}/${name}`, content)
      await chmod(join(tree.root, directory, name), mode)
    }
    const facts = await look()
    expect(filesIn(facts, directory)).toHaveLength(contents.length)
    for (const [name, content, mode] of contents) {
      const file = fileAt(facts, `${directory}/${name}`)
      expect(file && contentOf(file)).toEqual(content)
      expect(file).toMatchObject({
        kind: 'file',
        posix: { mode: mode.toString(8).padStart(4, '0'), uid: process.getuid?.() },
        size: content.length,
        sha256: sha256(content),
      })
    }
  })

  test('never carries a private key, nor what is too large', async () => {
    await tree.write(`${certs}/plain/client.key`, 'SECRET')
    await tree.write(`${certs}/plain/both.pem`, '-----BEGIN RSA PRIVATE KEY-----\nSECRET\n')
    await tree.write(`${certs}/plain/large.crt`, 'x'.repeat(1_048_577))
    await tree.write(`${certs}/plain/almost.crt`, 'x'.repeat(1_048_576))
    const facts = await look()
    expect(JSON.stringify(facts)).not.toContain('SECRET')
    for (const name of ['client.key', 'both.pem', 'large.crt']) {
      const file = fileAt(facts, `${certs}/plain/${name}`)
      expect(file).toMatchObject({ sha256: sha256(await readFile(join(tree.root, certs, 'plain', name))) })
      expect(file && contentOf(file)).toBeUndefined()
    }
    expect(fileAt(facts, `${certs}/plain/almost.crt`)?.text).toHaveLength(1_048_576)
  })

  test('reports the targets of links, and never looks outside the tree', async () => {
    await tree.write(`${certs}/plain/ca.crt`, 'ca')
    await tree.write('/etc/pki/real.crt', 'real')
    const outside = await makeHostTree()
    await outside.write('/secret.crt', 'outside')
    await mkdir(join(outside.root, 'plain'))
    await outside.write('/plain/secret.crt', 'outside')
    const links: Record<string, [to: string, target: string]> = {
      'here.crt': ['ca.crt', `${certs}/plain/ca.crt`],
      'there.crt': ['../../../pki/real.crt', '/etc/pki/real.crt'],
      'chain.crt': ['there.crt', '/etc/pki/real.crt'],
      'dangling.crt': ['nothing', ''],
      'outside.crt': [join(outside.root, 'secret.crt'), ''],
      'absolute.crt': ['/etc/hostname', ''],
    }
    for (const [name, [to]] of Object.entries(links)) await symlink(to, join(tree.root, certs, 'plain', name))
    await symlink(join(outside.root, 'plain'), join(tree.root, certs, 'reg.example.com:5000'))
    await promisify(execFile)('mkfifo', [join(tree.root, certs, 'plain/pipe.crt')])
    const facts = await look()
    for (const [name, [, target]] of Object.entries(links)) {
      expect(fileAt(facts, `${certs}/plain/${name}`)).toMatchObject({ kind: 'symlink', target })
    }
    expect(fileAt(facts, '/etc/pki/real.crt')).toMatchObject({ kind: 'file', text: 'real' })
    expect(fileAt(facts, `${certs}/plain/pipe.crt`)).toMatchObject({ kind: 'other' })
    expect(fileAt(facts, `${certs}/reg.example.com:5000`)).toMatchObject({ kind: 'symlink', target: '' })
    expect(JSON.stringify(facts)).not.toContain('outside"')
    await outside.remove()
  })

  test('without root rights reports unreadable files, without content', async (context) => {
    if (process.getuid?.() !== 0) context.skip('only root can become somebody else')
    await tree.write(`${certs}/plain/client.key`, 'key', 0o600)
    await tree.write(`${certs}/plain/ca.crt`, 'ca', 0o644)
    await chmod(tree.root, 0o755)
    const facts = await look({ uid: 65534 })
    expect(facts.user.uid).toBe(65534)
    const key = fileAt(facts, `${certs}/plain/client.key`)
    expect(key).toMatchObject({ kind: 'file', posix: { mode: '0600', uid: 0 }, size: 3 })
    expect(key?.sha256).toBeUndefined()
    expect(fileAt(facts, `${certs}/plain/ca.crt`)?.text).toBe('ca')
  })

  test('writes nothing, and tells the same twice', async () => {
    await tree.write(`${certs}/plain/ca.crt`, 'ca')
    const before = await treeState(tree.root)
    const [first, second] = [await look(), await look()]
    expect({ ...second, clock: 0 }).toEqual({ ...first, clock: 0 })
    expect(await treeState(tree.root)).toEqual(before)
  })

  test('knows the system by its os-release, and where Boot2Docker keeps what persists', async () => {
    const release = 'NAME="Alpine"\nID=alpine\nVERSION_ID=3.20.1\nPRETTY_NAME="Alpine \\"edge\\""\nID_LIKE="a b"\n'
    await tree.write('/usr/lib/os-release', release)
    await symlink('/usr/lib/os-release', join(tree.root, 'etc/os-release'))
    const expected = { id: 'alpine', version: '3.20.1', name: 'Alpine "edge"', like: ['a', 'b'] }
    expect((await look()).os).toEqual({ kernel: 'Linux', ...expected })
    await rm(join(tree.root, 'etc/os-release'))
    await tree.write('/etc/os-release', 'NAME=Boot2Docker\nID=boot2docker\nVERSION=19.03.12\n')
    expect((await look()).journal).toBe('/var/lib/boot2docker/mooring')
  })

  test('passes on receipts unchanged', async () => {
    const receipt = { change: 'c1', registry: 'plain', kind: 'trust', files: [], directories: ['/etc/docker'] }
    await tree.write('/var/lib/mooring/receipts/c1.json', JSON.stringify(receipt))
    const { receipts, files } = await look()
    expect(receipts).toEqual([receipt])
    // What is not among the files cannot be removed.
    expect(files.map(({ path }) => path)).toContain('/var/lib/mooring/receipts/c1.json')
  })

  test('reports files requested by name, and their parents', async () => {
    await tree.write('/home/ann/my settings.json', '{}')
    const files = ['/home/ann/my settings.json', '/home/ann/none.json', '/nowhere/none.json']
    const facts = await survey(shell, { root: tree.root, registries: [], files })
    expect(fileAt(facts, '/home/ann/my settings.json')?.text).toBe('{}')
    expect(facts.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['/home', '/home/ann']))
    expect(facts.files.some(({ path }) => path.endsWith('none.json'))).toBe(false)
  })

  test('reports a missing root', async () => {
    const root = join(tree.root, 'nowhere')
    await expect(survey(shell, { root, registries: [] })).rejects.toMatchObject({
      code: 'root-missing',
      params: { root },
    })
  })
})

function contentOf(file: FileFact): Buffer | undefined {
  if (file.base64 !== undefined) return Buffer.from(file.base64, 'base64')
  return file.text === undefined ? undefined : Buffer.from(file.text)
}
