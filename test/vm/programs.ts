import { copyFile, mkdir, readdir, realpath, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { must } from '../support/processes/process.ts'

/** Docker's own; Boot2Docker has them in /usr/local/bin. */
export const dockerPrograms: readonly string[] = [
  '/usr/bin/containerd',
  '/usr/bin/containerd-shim-runc-v2',
  '/usr/bin/docker',
  '/usr/sbin/dockerd',
  '/usr/sbin/runc',
]

/** The programs of the machine, from the packages on this one. */
const programs = [
  ...dockerPrograms,
  '/usr/bin/bash',
  '/usr/bin/busybox',
  '/usr/bin/openssl',
  '/usr/bin/ssh-keygen',
  '/usr/bin/sudo',
  '/usr/lib/x86_64-linux-gnu/security/pam_permit.so',
  '/usr/libexec/sudo/sudoers.so',
  '/usr/sbin/sshd',
  '/usr/sbin/update-ca-certificates',
]

/** The packages that these and what they load come from, as dpkg names them with their versions. */
export function packageVersions(): Promise<string> {
  const named = ['bash', 'busybox-static', 'ca-certificates', 'containerd', 'docker.io', 'libc6', 'libpam-modules']
  return must('dpkg-query', ['--show', ...named, 'openssh-server', 'openssl', 'runc', 'sudo'])
}

/** Copies the programs and the libraries they load to what becomes /usr, and fills its bin from busybox. */
export async function copyPrograms(usr: string): Promise<void> {
  const libraries = await Promise.all(programs.map(librariesOf))
  for (const path of new Set([...programs, ...libraries.flat()])) await copyProgram(path, usr)
  const real = new Set([...(await readdir(join(usr, 'bin'))), ...(await readdir(join(usr, 'sbin')))])
  for (const applet of (await must('busybox', ['--list'])).split('\n')) {
    if (applet !== '' && !real.has(applet)) await symlink('busybox', join(usr, 'bin', applet))
  }
  await symlink('../bin/busybox', join(usr, 'sbin/init'))
}

/** What ldd names: absolute paths, links not yet followed. A static program or a script has none. */
async function librariesOf(path: string): Promise<string[]> {
  const said = await must('ldd', [path]).catch(() => '')
  return [...said.matchAll(/(\/\S+) \(0x/g)].map(([, library = '']) => library)
}

/** Copies a file to its place below /usr with its mode; of a link the content, under the link's name. */
async function copyProgram(path: string, usr: string): Promise<void> {
  const place = join(await realpath(dirname(path)), basename(path))
  const target = join(usr, relative('/usr', place))
  await mkdir(dirname(target), { recursive: true })
  await copyFile(path, target)
}
