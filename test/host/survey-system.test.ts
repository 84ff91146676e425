import { mkdir, rm, symlink, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { families } from '../../main/drivers/trust/system-store/families.ts'
import { fileAt, filesIn, type HostFacts } from '../../shared/model/facts.ts'
import { hostShells, survey } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree } from '../support/host-programs/host-tree.ts'
import { must } from '../support/processes/process.ts'

const units = '/etc/systemd/system'
const packaged = '/usr/lib/systemd/system'

describe.each(hostShells)('the survey tells on $name', (shell) => {
  let tree: HostTree
  beforeEach(async () => {
    tree = await makeHostTree()
  })
  afterEach(() => tree.remove())
  const look = (): Promise<HostFacts> => survey(shell, { root: tree.root, registries: ['reg:5000'] })
  async function link(path: string, to: string): Promise<void> {
    await mkdir(dirname(join(tree.root, path)), { recursive: true })
    await symlink(to, join(tree.root, path))
  }

  test('the rest where a pipe lies in the place of a unit, of a drop-in and of settings', async () => {
    await tree.write('/etc/docker/daemon.json', '{}')
    await tree.write(`${packaged}/docker.service`, '[Service]\nExecStart=/usr/bin/dockerd\n')
    await mkdir(join(tree.root, units, 'docker.service.d'), { recursive: true })
    const pipes = [`${units}/docker.service`, `${units}/docker.service.d/a.conf`, '/etc/docker/key.json']
    await must(
      'mkfifo',
      [...pipes, '/etc/docker/certs.d'].map((path) => join(tree.root, path)),
    )
    const facts = await survey(shell, { root: tree.root, registries: ['reg:5000'] }, { timeoutMs: 20_000 })
    expect(facts.engines[0]?.service).toEqual({ manager: 'systemd', name: 'docker.service' })
    expect(fileAt(facts, `${units}/docker.service`)?.kind).toBe('other')
  })

  test('what the host has for a trust store: commands, and the anchors of every family', async () => {
    await tree.write('/usr/sbin/update-ca-certificates', '')
    await tree.write('/sbin/apk', '')
    await tree.write('/run/ostree-booted', '')
    for (const { directory } of families) await tree.write(`${directory}/a.pem`, 'anchor')
    await tree.write('/usr/local/share/ca-certificates/company/deep/b.crt', 'below')
    await tree.write('/etc/pki/trust/anchors/sub/c.pem', 'never read')
    await link('/usr/local/share/ca-certificates/loop', '.')
    const facts = await look()
    expect(facts.trustStore).toEqual({ commands: ['update-ca-certificates', 'apk'], readOnly: [], ostree: true })
    for (const { directory } of families) expect(fileAt(facts, `${directory}/a.pem`)?.text).toBe('anchor')
    expect(fileAt(facts, '/usr/local/share/ca-certificates/company/deep/b.crt')?.text).toBe('below')
    expect(fileAt(facts, '/usr/local/share/ca-certificates/loop')?.kind).toBe('symlink')
    expect(fileAt(facts, '/usr/local/share')?.kind).toBe('directory')
    expect(filesIn(facts, '/etc/pki/trust/anchors').map(({ path }) => path)).toHaveLength(2)
    const paths = facts.files.map(({ path }) => path)
    expect(paths).toHaveLength(new Set(paths).size)
  })

  test('bundles without their content, and when a file was written', async () => {
    for (const { bundle } of families) await tree.write(bundle, 'all of them')
    await utimes(join(tree.root, '/etc/ssl/certs/ca-certificates.crt'), 1_234_567_890.9, 1_234_567_890.9)
    const facts = await look()
    for (const { bundle } of families) {
      expect(fileAt(facts, bundle)).toMatchObject({ kind: 'file', size: 11, sha256: expect.any(String) })
      expect(fileAt(facts, bundle)?.text).toBeUndefined()
    }
    expect(fileAt(facts, '/etc/ssl/certs/ca-certificates.crt')?.modified).toBe(1_234_567_890)
    expect(fileAt(facts, '/etc')?.modified).toBeUndefined()
  })

  test('the unit that starts Docker, what adds to it, what takes that out, and the variables they name', async () => {
    await tree.write(
      `${packaged}/docker.service`,
      '[Service]\nEnvironmentFile=-/etc/sysconfig/docker-a \nEnvironmentFile = /etc/b c\nExecStart=/usr/bin/dockerd $A\n',
    )
    await tree.write(`${units}/docker.service.d/10-own.conf`, '[Service]\nEnvironmentFile=-/etc/../escape\n')
    await tree.write(`${packaged}/docker.service.d/20-theirs.conf`, '[Service]\nEnvironmentFile=/etc/gone\n')
    await link(`${units}/docker.service.d/20-theirs.conf`, '/dev/null')
    await tree.write('/etc/sysconfig/docker-a', 'A=1\n')
    await tree.write('/etc/b c', 'B=1\n')
    await tree.write('/escape', 'never')
    const facts = await look()
    expect(facts.engines[0]?.service).toEqual({ manager: 'systemd', name: 'docker.service' })
    expect(fileAt(facts, `${packaged}/docker.service`)?.text).toContain('ExecStart')
    expect(fileAt(facts, `${units}/docker.service.d/10-own.conf`)?.text).toContain('escape')
    expect(fileAt(facts, `${units}/docker.service.d/20-theirs.conf`)?.target).toBe('/dev/null')
    expect(fileAt(facts, `${packaged}/docker.service.d/20-theirs.conf`)?.text).toContain('gone')
    expect([fileAt(facts, '/etc/sysconfig/docker-a')?.text, fileAt(facts, '/etc/b c')?.text]).toEqual([
      'A=1\n',
      'B=1\n',
    ])
    expect(facts.files.some(({ path }) => path.includes('escape'))).toBe(false)
  })

  test('that a unit does not count where it starts something else', async () => {
    await tree.write(`${units}/docker.service`, '[Service]\nExecStart=/usr/bin/true\n')
    expect((await look()).engines[0]?.service).toBeUndefined()
  })

  test.each([
    ['#!/sbin/openrc-run\n', '', 'openrc', '/etc/conf.d/docker'],
    ['#!/bin/sh\n', '', 'sysv', '/etc/default/docker'],
    ['#!/bin/sh\n', 'ID=boot2docker\nVERSION=19.03.12\n', 'boot2docker', '/var/lib/boot2docker/profile'],
  ])('the script that starts Docker, by %j and %j', async (script, release, manager, settings) => {
    await tree.write('/etc/init.d/docker', script, 0o755)
    await tree.write('/etc/os-release', release)
    await tree.write(settings, 'DOCKER_OPTS=\n')
    const facts = await look()
    expect(facts.engines[0]?.service).toEqual({ manager, name: 'docker' })
    expect(fileAt(facts, settings)?.text).toBe('DOCKER_OPTS=\n')
    expect(fileAt(facts, '/etc/init.d/docker')?.text).toBe(script)
  })

  describe('a Boot2Docker machine', () => {
    const disk = '/var/lib/boot2docker'
    const key = '-----BEGIN PRIVATE KEY-----\n'
    beforeEach(async () => {
      await tree.write('/etc/os-release', 'ID=boot2docker\nVERSION=19.03.12\n')
      await link(disk, `../../mnt/sda1${disk}`)
      await mkdir(join(tree.root, `/mnt/sda1${disk}`), { recursive: true })
    })

    test('what it keeps on its disk, by the disk’s usual name', async () => {
      const files = {
        [`${disk}/etc/docker/daemon.json`]: '{}',
        [`${disk}/etc/docker/certs.d/reg:5000/ca.crt`]: 'ca',
        [`${disk}/certs/company.pem`]: 'anchor',
        [`${disk}/bootsync.sh`]: '#!/bin/sh\r\nexit 0',
        [`${disk}/bootlocal.sh`]: 'true\n',
        [`${disk}/profile`]: "\nEXTRA_ARGS='\n--label provider=virtualbox\n'\n",
        [`${disk}/server.pem`]: 'own',
      }
      for (const [path, content] of Object.entries(files)) await tree.write(path, content)
      await link('/etc/docker', `../mnt/sda1${disk}/etc/docker`)
      const facts = await look()
      for (const [path, content] of Object.entries(files)) expect(fileAt(facts, path)?.text).toBe(content)
      expect(fileAt(facts, disk)).toMatchObject({ kind: 'symlink', target: `/mnt/sda1${disk}` })
      expect(fileAt(facts, '/etc/docker')).toMatchObject({
        kind: 'symlink',
        target: `/mnt/sda1${disk}/etc/docker`,
      })
    })

    test('none of its keys', async () => {
      for (const name of ['server-key.pem', 'ca-key.pem', 'key.pem']) await tree.write(`${disk}/${name}`, key)
      await tree.write(`${disk}/certs/a-key.pem`, key)
      const { files } = await look()
      expect(files.map(({ path }) => path).filter((path) => path.includes('key'))).toEqual([`${disk}/certs/a-key.pem`])
      expect(JSON.stringify(files)).not.toContain('PRIVATE KEY')
    })

    test('/etc/docker as it is: nothing, a directory that hides the disk’s, a link to nowhere', async () => {
      expect(fileAt(await look(), '/etc/docker')).toBeUndefined()
      await tree.write('/etc/docker/certs.d/reg:5000/ca.crt', 'in memory')
      const hidden = await look()
      expect(fileAt(hidden, '/etc/docker')?.kind).toBe('directory')
      expect(fileAt(hidden, '/etc/docker/certs.d/reg:5000/ca.crt')?.text).toBe('in memory')
      await rm(join(tree.root, '/etc/docker'), { recursive: true })
      await link('/etc/docker', `../mnt/sda1${disk}/etc/docker`)
      expect(fileAt(await look(), '/etc/docker')).toMatchObject({ kind: 'symlink', target: '' })
    })
  })
})
