import { access, chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must, run, start, until } from '../processes/process.ts'
import { treeState } from './tree-state.ts'

/** Why this machine can't run the real update-ca-certificates in a sandbox; undefined where it can. */
export const noRealStore: string | undefined =
  process.getuid?.() !== 0
    ? 'a store in the place of the machine’s takes a mount namespace, which needs root'
    : (await run('sh', ['-c', 'command -v update-ca-certificates && [ -d /etc/ca-certificates ]'])).code !== 0
      ? 'this machine has no update-ca-certificates of Debian’s kind'
      : undefined

/**
 * What happens when the program reaches a call: its shell dies alone, its process group, or everything; or nobody dies, and the
 * state of the disk at that call is kept.
 */
export type Victim = 'shell' | 'group' | 'everything' | 'nobody'

const actions: Readonly<Record<Victim, string>> = {
  shell: '/bin/kill -9 "$(/bin/cat "$0/shell")"',
  group: '/bin/kill -9 -- "-$(/bin/cat "$0/shell")"',
  // What is in the namespace of the sandbox, but for its first process.
  everything: '/bin/kill -9 -1',
  nobody: '/bin/cp -a "$0/live" "$0/kept/$n"',
}

/** Every command that the apply program or update-ca-certificates calls, but for those that a clock calls. */
const commands = (
  'awk basename cat chgrp chmod chown comm cp dd env find grep id ln ls mkdir mktemp mv openssl readlink rm rmdir run-parts ' +
  'sed setsid sh sha256sum sort sync tail touch tr update-ca-certificates wc xargs'
).split(' ')

/** The first process of the namespaces: the store lies where the machine's would. */
const init = `
  cd "$0/live" && mount --bind certs /etc/ssl/certs && mount --bind local /usr/local/share/ca-certificates &&
    mount --bind ca-certificates.conf /etc/ca-certificates.conf && mount -t tmpfs tmpfs /etc/ca-certificates/update.d || exit
  echo up
  while :; do sleep 60; done`

/** Namespaces in which the machine's trust store is a small one on which the real update-ca-certificates works. */
export interface StoreSandbox {
  /** Where its disk lies: `certs`, `local` and `journal`. */
  readonly live: string
  /** A command that runs another one there, as the leader of a process group. */
  readonly within: readonly string[]
  /** The directory of commands that count their calls, and shell text in front of the program. */
  readonly counting: { readonly pathBefore: string; readonly programBefore: string }
  /** Sets at which calls, counted from 1, the disk is kept for `nobody`, or after which of them somebody dies, once. */
  readonly arm: (calls: readonly number[], victim: Victim) => Promise<void>
  /** The commands that were called since then, in their order. */
  readonly calls: () => Promise<readonly string[]>
  readonly disarm: () => Promise<void>
  readonly struck: () => Promise<boolean>
  /** Keeps the disk under a name, and lays a kept one in its place. */
  readonly keep: (name: string) => Promise<void>
  readonly restore: (name: string) => Promise<void>
  /** The names under which `nobody` kept it. */
  readonly cuts: () => Promise<readonly string[]>
  /** Every file of the store. */
  readonly state: () => Promise<Record<string, string>>
  /** Runs a command there. */
  readonly inside: (...words: string[]) => Promise<string>
  readonly stop: () => Promise<void>
}

/** @param anchors the PEM texts of a company's own anchors. */
export async function makeStoreSandbox(anchors: readonly string[]): Promise<StoreSandbox> {
  const box = await mkdtemp(join(tmpdir(), 'mooring-store-'))
  const [live, bin] = [join(box, 'live'), join(box, 'bin')]
  for (const name of ['live/certs', 'live/local', 'live/journal', 'bin', 'kept'])
    await mkdir(join(box, name), { recursive: true })
  const conf = (await readFile('/etc/ca-certificates.conf', 'utf8')).split('\n').filter((line) => /^[^#!]/.test(line))
  await writeFile(join(live, 'ca-certificates.conf'), `${conf.slice(0, 3).join('\n')}\n`)
  for (const [index, pem] of anchors.entries()) await writeFile(join(live, 'local', `company-${index}.crt`), pem)
  await writeFile(join(bin, 'count'), counter(box))
  await chmod(join(bin, 'count'), 0o755)
  for (const name of commands) await symlink('count', join(bin, name))
  const holder = start('unshare', [
    '--mount',
    '--pid',
    '--kill-child',
    '--mount-proc',
    '--fork',
    'dash',
    '-c',
    init,
    box,
  ])
  await until('the namespaces', async () => holder.log() === 'up\n')
  const of = `/proc/${holder.pid}/ns`
  const enter = ['nsenter', `--pid=${of}/pid_for_children`, `--mount=${of}/mnt`, '--']
  const inside = (...words: string[]) => must('nsenter', [...enter.slice(1), ...words])
  const disarm = (): Promise<void> => writeFile(join(box, 'fatal'), '0 nobody\n')
  const cuts = async (): Promise<string[]> => (await readdir(join(box, 'kept'))).filter((name) => /^\d+$/.test(name))
  await disarm()
  await inside('update-ca-certificates')
  return {
    live,
    inside,
    within: [...enter, '/usr/bin/setsid', '--wait'],
    counting: { pathBefore: bin, programBefore: `echo $$ >${box}/shell\n` },
    arm: async (calls, victim) => {
      for (const name of ['struck', 'keep']) await rm(join(box, name), { recursive: true, force: true })
      await mkdir(join(box, 'keep'))
      if (victim === 'nobody') for (const call of calls) await writeFile(join(box, 'keep', `${call}`), '')
      for (const cut of await cuts()) await rm(join(box, 'kept', cut), { recursive: true })
      await writeFile(join(box, 'calls'), '')
      await writeFile(join(box, 'fatal'), `${calls[0] ?? 1} ${victim}\n`)
    },
    calls: async () => (await readFile(join(box, 'calls'), 'utf8')).trim().split('\n'),
    disarm,
    struck: () =>
      access(join(box, 'struck')).then(
        () => true,
        () => false,
      ),
    keep: async (name) => {
      await rm(join(box, 'kept', name), { recursive: true, force: true })
      await must('cp', ['-a', live, join(box, 'kept', name)])
    },
    restore: async (name) => {
      // The directories themselves are mounted.
      const script = 'for d in certs local journal; do find "$1/$d" -mindepth 1 -delete; cp -a "$2/$d/." "$1/$d"; done'
      await must('sh', ['-euc', script, 'sh', live, join(box, 'kept', name)])
    },
    cuts,
    state: async () => ({
      ...(await treeState(join(live, 'certs'), '')),
      ...Object.fromEntries(
        Object.entries(await treeState(join(live, 'local'))).map(([path, about]) => [`local/${path}`, about]),
      ),
    }),
    stop: async () => {
      await holder.stop()
      await rm(box, { recursive: true })
    },
  }
}

/** A command that counts itself, strikes if it is the one, and then runs the real one. */
function counter(box: string): string {
  const action = Object.entries(actions).map(([victim, text]) => `    ${victim}) ${text} ;;`)
  return [
    '#!/bin/dash',
    'name=$(/usr/bin/basename "$0")',
    'command=/usr/bin/$name',
    '[ -x "$command" ] || command=/usr/sbin/$name',
    `set -- ${box} "$@"`,
    'read -r fatal victim <"$1/fatal"',
    'if [ "$fatal" != 0 ]; then',
    '  echo "$name" >>"$1/calls"',
    '  n=$(/usr/bin/wc -l <"$1/calls")',
    '  if [ -e "$1/keep/$n" ] || { [ "$victim" != nobody ] && [ "$n" -ge "$fatal" ] && /bin/mkdir "$1/struck" 2>/dev/null; }; then',
    '    strike() {',
    '    case $victim in',
    ...action.map((line) => line.replaceAll('$0', '$1')),
    '    esac',
    '    }',
    '    strike "$1"',
    '  fi',
    'fi',
    'shift',
    'exec "$command" "$@"',
    '',
  ].join('\n')
}
