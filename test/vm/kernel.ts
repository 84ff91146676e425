import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { must } from '../support/processes/process.ts'
import { cached } from './cache.ts'

/** Debian's kernel for virtual machines. It is only unpacked, never installed. */
const metaPackage = 'linux-image-cloud-amd64'
/** What the machine needs of its modules; what these depend on comes with them. */
const wantedModules = ['virtio_pci', 'virtio_blk', 'virtio_net', 'overlay']

/**
 * Downloads the kernel once (27 MB, from the machine's own apt sources).
 * @returns a directory with `vmlinuz` and `modules/`: the modules, and in `order` their names as insmod needs them.
 */
export async function fetchKernel(): Promise<string> {
  const depends = await must('apt-cache', ['depends', '--important', metaPackage])
  const name = /Depends: linux-image-(\S+)/.exec(depends)?.[1]
  if (!name) throw new Error(`apt knows no ${metaPackage}: run apt-get update`)
  return cached('kernel', name, async (directory) => {
    const work = await mkdtemp(join(tmpdir(), 'mooring-kernel-'))
    await must('apt-get', ['download', '-q', `linux-image-${name}`], { cwd: work })
    const [archive = ''] = await readdir(work)
    await must('dpkg-deb', ['-x', archive, 'tree'], { cwd: work })
    await copyFile(join(work, 'tree/boot', `vmlinuz-${name}`), join(directory, 'vmlinuz'))
    const modules = join(directory, 'modules')
    await mkdir(modules)
    const order = await copyModules(join(work, 'tree/lib/modules', name), modules)
    await writeFile(join(modules, 'order'), `${order.join('\n')}\n`)
    await rm(work, { recursive: true })
  })
}

/** Copies the wanted modules and what they depend on, and gives their file names, those depended on first. */
async function copyModules(from: string, to: string): Promise<string[]> {
  const files = (await readdir(from, { recursive: true })).filter((file) => file.endsWith('.ko'))
  const paths = new Map(files.map((file) => [moduleName(file), join(from, file)]))
  const order: string[] = []
  const add = async (name: string): Promise<void> => {
    const path = paths.get(name)
    if (!path) throw new Error(`the kernel has no module ${name}`)
    if (order.includes(basename(path))) return
    for (const needed of await dependencies(path)) await add(needed)
    await copyFile(path, join(to, basename(path)))
    order.push(basename(path))
  }
  for (const name of wantedModules) await add(name)
  return order
}

/** What a module says of itself in its .modinfo section: `depends=a,b`, ended by a NUL. */
async function dependencies(path: string): Promise<string[]> {
  const [, list = ''] = /\0depends=([^\0]*)\0/.exec(await readFile(path, 'latin1')) ?? []
  return list === '' ? [] : list.split(',').map(moduleName)
}

function moduleName(file: string): string {
  return basename(file, '.ko').replaceAll('-', '_')
}
