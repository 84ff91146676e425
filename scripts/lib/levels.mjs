/**
 * The levels of tests in running order; each is a project of vitest.config.ts.
 *
 * @typedef {object} Level
 * @property {string} name
 * @property {readonly string[]} commands it is skipped without these
 * @property {boolean} [isSandboxed] changes the machine's state (trust stores, Docker), and so runs as root in its own
 *   namespaces
 * @property {boolean} [hasScreen] runs under xvfb-run
 * @property {boolean} [isAside] goes on beside the levels after it and is told of once they have ended: machines that boot
 *   keep a processor busy, and one alone, while real daemons mostly wait
 * @property {boolean} [isOnRequest] runs only where the command line names it, since it downloads a gigabyte
 * @property {boolean} [hasNetwork] has the machine's network also in its sandbox, to download a kernel or a Debian
 * @property {boolean} [isAlone] has nothing go on beside it, since it builds the program again
 */

/** @type {readonly Level[]} */
export const levels = [
  { name: 'unit', commands: [] },
  { name: 'live', commands: ['openssl'] },
  { name: 'host', commands: ['dash', 'bash', 'busybox', 'shellcheck'] },
  {
    name: 'vm',
    commands: ['qemu-system-x86_64', 'cpio', 'mke2fs', 'ssh', 'sshd', 'dockerd', 'docker-registry', 'ip'],
    isSandboxed: true,
    hasNetwork: true,
    isAside: true,
  },
  { name: 'silent', commands: ['openssl', 'dockerd', 'sshd', 'ip'], isSandboxed: true, isAside: true },
  { name: 'doors', commands: ['openssl', 'ip'], isSandboxed: true, isAside: true },
  { name: 'ui', commands: ['chromium'] },
  {
    name: 'system',
    commands: ['openssl', 'dockerd', 'docker-registry', 'ip', 'sshd', 'sudo'],
    isSandboxed: true,
  },
  {
    name: 'generations',
    commands: ['openssl', 'apt-get', 'dpkg-deb', 'docker-registry', 'ip', 'nsenter'],
    isSandboxed: true,
    hasNetwork: true,
    isOnRequest: true,
  },
  { name: 'desktop', commands: ['xvfb-run', 'xwininfo'], isSandboxed: true, hasScreen: true, isAlone: true },
]

/**
 * The levels with these names; without a name all but those on request.
 *
 * @param {readonly string[]} names
 * @returns {readonly Level[]}
 * @throws {Error} for an unknown name
 */
export function chooseLevels(names) {
  const known = levels.map(({ name }) => name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Error(`There is no level “${unknown}”. The levels are ${known.join(', ')}.`)
  return levels.filter(({ name, isOnRequest }) => (names.length === 0 ? !isOnRequest : names.includes(name)))
}
