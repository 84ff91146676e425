import { createHash } from 'node:crypto'
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { must } from '../support/processes/process.ts'
import { cached } from './cache.ts'
import { fetchKernel } from './kernel.ts'
import { copyPrograms, dockerPrograms, packageVersions } from './programs.ts'

/**
 * The two code bases of Boot2Docker: up to 18.06, and from 18.09 on. What differs between the machines is what they are
 * booted and served by; Docker itself is this machine's package in both.
 */
export type Release = 'new' | 'old'
export const releases: readonly Release[] = ['new', 'old']

/** What qemu starts a machine from. */
export interface Images {
  readonly kernel: string
  readonly initramfs: Readonly<Record<Release, string>>
  /** A disk with everything large, read-only: the machine's /usr. */
  readonly system: string
}

const guest = join(import.meta.dirname, 'guest')

/**
 * Builds what a machine starts from, once for each state of its sources and of the packages they come from.
 * Needs root: the files on the system disk belong to who builds it.
 */
export async function buildImages(): Promise<Images> {
  const kernel = await fetchKernel()
  const key = await keyOf([basename(kernel), await packageVersions()])
  const directory = await cached('images', key, async (images) => {
    const work = await mkdtemp(join(tmpdir(), 'mooring-images-'))
    await buildSystem(join(work, 'system'), join(images, 'system.img'))
    for (const release of releases) {
      await buildInitramfs(release, kernel, join(work, release), join(images, `${release}.cpio`))
    }
    await rm(work, { recursive: true })
  })
  return {
    kernel: join(kernel, 'vmlinuz'),
    initramfs: { new: join(directory, 'new.cpio'), old: join(directory, 'old.cpio') },
    system: join(directory, 'system.img'),
  }
}

async function keyOf(inputs: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(inputs.join('\0'))
  const sources = (await readdir(import.meta.dirname, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path.startsWith(guest) || /\/(images|programs)\.ts$/.test(path))
  for (const path of sources.sort())
    hash.update(`\0${relative(import.meta.dirname, path)}\0`).update(await readFile(path))
  return hash.digest('hex').slice(0, 16)
}

async function buildSystem(tree: string, image: string): Promise<void> {
  await copyPrograms(tree)
  const used = Number.parseInt(await must('du', ['-sm', tree]), 10)
  await must('mke2fs', ['-q', '-t', 'ext4', '-O', '^has_journal', '-d', tree, image, `${used + 32}M`])
}

/** The root's small files, and what it takes to get there. */
async function buildInitramfs(release: Release, kernel: string, tree: string, archive: string): Promise<void> {
  const skeleton = join(tree, 'skeleton')
  await mkdir(join(tree, 'bin'), { recursive: true })
  await copyFile('/usr/bin/busybox', join(tree, 'bin/busybox'))
  await copyFile(join(guest, 'init'), join(tree, 'init'))
  await cp(join(kernel, 'modules'), join(tree, 'modules'), { recursive: true })
  for (const part of ['common', release]) await cp(join(guest, part), skeleton, { recursive: true })
  await addLocal(join(skeleton, 'usr/local'))
  await symlink('../usr/local/etc/ssl', join(skeleton, 'etc/ssl'))
  await symlink('../usr/local/etc/ssh', join(skeleton, 'etc/ssh'))
  const names = await readdir(tree, { recursive: true })
  await must('cpio', ['-o', '-H', 'newc', '-R', '0:0', '--quiet', '-F', archive], {
    cwd: tree,
    input: names.join('\n'),
  })
}

/** Docker where Boot2Docker has it, and a few of the public roots where Tiny Core has them all. */
async function addLocal(local: string): Promise<void> {
  await mkdir(join(local, 'bin'), { recursive: true })
  for (const program of dockerPrograms) await symlink(program, join(local, 'bin', basename(program)))
  const from = '/usr/share/ca-certificates/mozilla'
  const roots = (await readdir(from)).sort().slice(0, 5)
  const mozilla = join(local, 'share/ca-certificates/mozilla')
  await mkdir(mozilla, { recursive: true })
  for (const name of roots) await copyFile(join(from, name), join(mozilla, name))
  const texts = await Promise.all(roots.map((name) => readFile(join(from, name), 'utf8')))
  await mkdir(join(local, 'etc/ssl/certs'), { recursive: true })
  await writeFile(join(local, 'etc/ssl/certs/ca-certificates.crt'), texts.join(''))
  await writeFile(join(local, 'etc/ca-certificates.conf'), roots.map((name) => `mozilla/${name}\n`).join(''))
}
