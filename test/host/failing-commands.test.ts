import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { apply, dash, type HostShell, hostShells } from '../support/host-programs/host-program.ts'
import { makeHostTree, put, remove } from '../support/host-programs/host-tree.ts'

const file = '/etc/docker/daemon.json'
const made = '/etc/new/file'
const entry = 'changes/c1'

/** The program’s own command, which fails at one of its calls, as on a disk that has just failed, where a condition holds. */
const failing = (name: string, call: string, condition = 'true'): string =>
  `${name}() { case $* in *'${call}') if ${condition}; then echo 'Read-only file system' >&2; return 1; fi ;; esac
  command ${name} "$@"; }\n`

const steps = [
  { step: 'a file that is restored', name: 'mv', call: file, path: file },
  { step: 'a file that is removed', name: 'rm', call: made, path: made },
  { step: 'a directory that is restored', name: 'mv', call: '/etc/empty', path: '/etc/empty' },
  { step: 'the end', name: 'mv', call: `${entry}/state`, path: '/var/lib/mooring' },
] as const

// Each step on two shells, and each shell with both verbs.
const walks = (['undo', 'recover'] as const).flatMap((verb, row) =>
  steps.map((each, column) => ({ ...each, verb, shell: hostShells[(row + column) % 3] ?? dash })),
)

/** What the next recover still has to do is never called done. */
describe.concurrent('a command that fails on the way back', () => {
  test.each(walks)(
    'leaves $verb to the next recover, on $shell.name: $step',
    async ({ verb, shell, step, name, call, path }) => {
      const { tree, at, etc, before } = await changedHost(shell)
      if (verb === 'recover') {
        await writeFile(at('unfinished'), 'c1\n')
        await writeFile(at(`${entry}/state`), 'moving\n')
      }
      // The state is written at the beginning, too.
      const programBefore = failing(name, call, step === 'the end' ? `[ ! -e '${tree.root}${made}' ]` : 'true')
      const { result } = await apply(shell, verb === 'undo' ? tree.undo('c1') : tree.recover, { programBefore })
      expect(result).toMatchObject({ kind: 'halted', change: 'c1', path })
      expect((await apply(shell, tree.recover)).result).toEqual({ kind: 'recovered', change: 'c1' })
      expect([await etc(), await tree.leftovers()]).toEqual([before, []])
      await tree.remove()
    },
  )

  test.each(hostShells)('does not call a record set aside that still lies in the way, on $name', async (shell) => {
    const { tree, at } = await changedHost(shell)
    await rm(at(`${entry}/plan`))
    const { result } = await apply(shell, tree.undo('c1'), { programBefore: failing('mv', 'aside/c1') })
    expect(result).toMatchObject({ kind: 'write-failed', path: tree.journal })
    expect(await readFile(at(`${entry}/state`), 'utf8')).toBe('done\n')
    const path = `${tree.journal}/aside/c1`
    expect((await apply(shell, tree.undo('c1'))).result).toEqual({ kind: 'damaged', path })
    // Everyone may see what lies there.
    expect((await stat(at('aside'))).mode & 0o777).toBe(0o755)
    await tree.remove()
  })
})

/** A host with a change: a file in place of another, one in a directory of its own, and a directory that is gone. */
async function changedHost(shell: HostShell) {
  const tree = await makeHostTree()
  await tree.write(file, 'old')
  await mkdir(join(tree.root, 'etc/empty'))
  const etc = async (): Promise<unknown> =>
    Object.entries(await tree.state()).filter(([name]) => name.startsWith('etc'))
  const before = await etc()
  const files = [put(file, 'new', { expect: sha256('old') }), put(made, 'made'), remove('/etc/empty')]
  expect((await apply(shell, tree.plan('c1', files))).result).toEqual({ kind: 'done' })
  return { tree, at: (name: string) => join(tree.root, tree.journal, name), etc, before }
}
