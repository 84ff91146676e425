import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { surveyLimit } from '../../main/engine/host-protocol/limits.ts'
import { applyProgram, surveyProgram } from '../../main/hosts/ways/programs.ts'
import { type HostShell, hostShells, runProgram } from '../support/host-programs/host-program.ts'
import { sampled } from '../support/host-programs/stride.ts'
import { choosingBy, diceFrom } from '../support/hostile/dice.ts'
import { walkHistory, walkSteps } from '../support/hosts/history-walk.ts'
import type { WalkedHost } from '../support/hosts/journal-host.ts'

/** How many walks there are, and how long they may be. */
const walks = 200
const [shortest, longest] = [5, 9]

/** A directory tree with the real programs. */
function treeHost(root: string, shell: HostShell): WalkedHost {
  return {
    root,
    handle: {
      ...{ id: 'local', source: 'local', label: 'local', notes: () => [] },
      run: (program, request, options) =>
        runProgram(shell, program === 'survey' ? surveyProgram : applyProgram, request, {
          ...options,
          answerLimit: surveyLimit,
        }),
    },
    read: (path) => readFile(join(root, path), 'utf8').catch(() => undefined),
    write: async (path, content) => {
      await mkdir(dirname(join(root, path)), { recursive: true })
      await writeFile(join(root, path), content)
    },
    remove: (path) => rm(join(root, path), { force: true }),
  }
}

const { first, every } = sampled(100)

test('history, hosts, plan and files never disagree on a real host either', { timeout: 7_200_000 }, async () => {
  let walked = 0
  for (let seed = first; seed <= walks; seed += every) {
    const dice = diceFrom(seed)
    const choose = choosingBy(dice)
    const steps = Array.from({ length: shortest + dice(longest - shortest + 1) }, () => choose(walkSteps))
    const root = await mkdtemp(join(tmpdir(), 'mooring-walk-'))
    try {
      await mkdir(join(root, 'etc/docker'), { recursive: true })
      await walkHistory(treeHost(root, choose(hostShells)), steps, true)
      walked += 1
    } catch (error) {
      throw new Error(`walk ${seed}: ${steps.join(', ')}`, { cause: error })
    } finally {
      await rm(root, { recursive: true, force: true })
    }
  }
  expect(walked).toBe(Math.floor((walks - first) / every) + 1)
})
