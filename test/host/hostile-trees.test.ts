import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ApplyRequest } from '../../main/engine/host-protocol/apply.ts'
import { encodeSurveyRequest } from '../../main/engine/host-protocol/survey.ts'
import { surveyProgram } from '../../main/hosts/ways/programs.ts'
import { apply, type HostShell, hostShells, runProgram } from '../support/host-programs/host-program.ts'
import { put } from '../support/host-programs/host-tree.ts'
import { choosingBy, diceFrom } from '../support/hostile/dice.ts'
import { change, makeHostileTree, outsideState } from '../support/hostile/trees.ts'

/** How many trees, and the first one's seed: MOORING_HOSTILE_TREES=10000 takes an hour. */
const trees = Number(process.env['MOORING_HOSTILE_TREES'] ?? 200)
const first = Number(process.env['MOORING_FIRST_SEED'] ?? 1)
const lanes = [0, 1, 2, 3]
const minutes = 60_000
const asRoot = process.getuid?.() === 0

const modes = ['recover', 'undo', 'apply', 'survey'] as const

/** Runs a host program in a tree; says how it ended, undefined if it did not come to an end of its own. */
async function contact(shell: HostShell, mode: (typeof modes)[number], root: string): Promise<string | undefined> {
  const place = { root, journal: '/var/lib/mooring' }
  const how = { timeoutMs: 60_000 }
  if (mode === 'survey') {
    const asked = encodeSurveyRequest({ root, registries: ['reg'] })
    const { stdout } = await runProgram(shell, surveyProgram, asked, how)
    return Buffer.from(stdout).toString().endsWith('\0end\0') ? 'end' : undefined
  }
  const stages = [{ files: [put('/etc/docker/certs.d/other/ca.crt', 'other')], runs: [] }]
  const requests: Record<typeof mode, ApplyRequest> = {
    recover: { mode: 'recover', ...place },
    undo: { mode: 'undo', change, ...place },
    apply: { mode: 'apply', change: 'c2', ...place, stages, verify: [] },
  }
  return (await apply(shell, requests[mode], how)).result?.kind
}

describe.skipIf(!asRoot)(`root in ${trees} trees that somebody else has filled (needs root, for devices)`, () => {
  const counts = new Map<string, number>()

  test.concurrent.each(lanes)(
    'comes to an end, and touches nothing outside of them (part %i)',
    { timeout: Math.max(10, trees / 100) * minutes },
    async (lane) => {
      for (let seed = first + lane; seed < first + trees; seed += lanes.length) {
        const choose = choosingBy(diceFrom(seed))
        const [shell, mode] = [choose(hostShells), choose(modes)]
        const top = await mkdtemp(join(tmpdir(), 'mooring-hostile-'))
        try {
          const obstacles = await makeHostileTree(top, choose)
          const before = await outsideState(top)
          const ended = await contact(shell, mode, join(top, 'tree')).catch((error: unknown) => String(error))
          const about = { seed, shell: shell.name, mode, obstacles }
          expect({ ...about, outside: await outsideState(top) }).toEqual({ ...about, outside: before })
          expect({ ...about, ended }).toEqual({ ...about, ended: expect.stringMatching(/^[a-z-]+$/) })
          counts.set(`${mode} ${ended}`, (counts.get(`${mode} ${ended}`) ?? 0) + 1)
        } finally {
          await rm(top, { recursive: true })
        }
      }
    },
  )

  test('which the programs work in as well: not every tree is refused', () => {
    const seen = [...counts.keys()]
    if (trees > 200) process.stdout.write(`${JSON.stringify(Object.fromEntries(counts))}\n`)
    for (const end of ['survey end', 'undo done', 'undo unsafe', 'recover recovered', 'apply done', 'apply unsafe']) {
      expect(seen).toContain(end)
    }
  })
})
