import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

/** The Debian packages for the tests: real shells, a real engine and registry, a real browser and screen. */
const packages = [
  'bash',
  'busybox-static',
  'ca-certificates',
  'chromium',
  'chromium-headless-shell',
  'cpio',
  'curl',
  'dash',
  'dbus-daemon',
  'docker-registry',
  'docker.io',
  'dropbear-bin',
  'e2fsprogs',
  'easy-rsa',
  'fish',
  'golang-go',
  'groff-base',
  'iproute2',
  'libnss3-tools',
  'mandoc',
  'openssh-client',
  'openssh-server',
  'openssl',
  'p11-kit',
  'pkexec',
  'polkitd',
  'qemu-system-x86',
  'shellcheck',
  'sudo',
  'x11-utils',
  'xauth',
  'xvfb',
  'zsh',
]

/** Additional packages for the benchmarks. */
export const benchPackages = ['ansible-core']

/**
 * Installs what is missing, `also` included, where this is Debian and we are root; elsewhere does nothing.
 *
 * @returns {Promise<boolean>} whether all are there; what apt-get says is printed where they are not
 */
export async function ensurePackages(also = []) {
  const wanted = [...packages, ...also]
  if (process.getuid?.() !== 0 || !(await findCommand('apt-get'))) return true
  const listed = await run('dpkg', ['--get-selections', ...wanted], { quiet: true })
  const installed = new Set(
    listed.output.split('\n').map((line) => /^([^\s:]+)\S*\s+(?:install|hold)$/.exec(line)?.[1]),
  )
  const missing = wanted.filter((name) => !installed.has(name))
  if (missing.length === 0) return true
  console.log(`Installing ${missing.join(', ')}.`)
  const quietly = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, quiet: true }
  const updated = await run('apt-get', ['update', '-q'], quietly)
  const { ok, output } = await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...missing], quietly)
  if (!ok) console.log(updated.output + output)
  return ok
}

/** Whether a command is in the PATH or in the sbin directories. */
export async function findCommand(name) {
  const directories = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  const found = await Promise.all(
    directories.map((directory) =>
      access(join(directory, name), constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  )
  return found.includes(true)
}
