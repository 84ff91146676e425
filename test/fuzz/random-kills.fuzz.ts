import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { ApplyRequest } from '../../main/engine/host-protocol/apply.ts'
import { samplePem } from '../support/certificates/sample-certificate.ts'
import { type Applied, apply, hostShells } from '../support/host-programs/host-program.ts'
import { put } from '../support/host-programs/host-tree.ts'
import { makeStoreSandbox, noRealStore } from '../support/host-programs/store-sandbox.ts'
import { diceFrom } from '../support/hostile/dice.ts'

/** A run takes a second or two; what comes of a seed depends on the machine's pace as well. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 1000)
const firstSeed = Number(process.env['FUZZ_SEED'] ?? 1)

const verbs = ['apply', 'undo', 'recover'] as const
type Verb = (typeof verbs)[number]

/** Who dies: the shell alone, its process group, or everything in the sandbox. */
const victims = {
  shell: 'kill -9 "$(cat shell)"',
  group: 'kill -9 -- "-$(cat shell)"',
  everything: 'kill -9 -1',
} as const
const names = ['shell', 'group', 'everything'] as const

/** A change that puts an anchor there, with the refresh of the real store or without. */
function requestsOf(root: string, live: string, hasRefresh: boolean): Record<Verb, ApplyRequest> {
  const where = { root, journal: `${live}/journal` }
  const file = put('/usr/local/share/ca-certificates/mooring-test.crt', samplePem('anchor'))
  const args = ['debian', 'add', 'mooring-test.crt']
  const run = { op: 'run', refresh: 'trust-store', args, timeoutSeconds: 120 } as const
  const stages = [{ files: [file], runs: hasRefresh ? [run] : [] }]
  return {
    apply: { mode: 'apply', change: 'c1', ...where, stages, verify: [] },
    undo: { mode: 'undo', change: 'c1', ...where },
    recover: { mode: 'recover', ...where },
  }
}

/** Kills at any moment, not only between two calls, in a change, in undo, in recover and in the recover after it. */
test.skipIf(noRealStore)('random kills', async () => {
  const box = await makeStoreSandbox([samplePem('other')])
  const within = [...box.within]
  const programBefore = `echo $$ >${box.live}/shell\n`
  const states: Record<string, string> = {}
  let longestMs = 0
  const go = async (request: ApplyRequest, kind: number): Promise<Applied> => {
    const begun = performance.now()
    const applied = await apply(hostShells[kind % 3] ?? hostShells[0], request, {
      ...{ within, programBefore, timeoutMs: 600_000 },
    })
    longestMs = Math.max(longestMs, performance.now() - begun)
    return applied
  }
  const die = (victim: keyof typeof victims): Promise<unknown> =>
    box.inside('sh', '-c', `cd '${box.live}'; ${victims[victim]}`).catch(() => undefined)
  const stateOf = async (): Promise<string> => JSON.stringify(await box.state())

  for (const hasRefresh of [true, false]) {
    const requests = requestsOf('/', box.live, hasRefresh)
    const name = hasRefresh ? 'refreshed' : 'plain'
    await box.keep(`${name}-apply`)
    states[`${hasRefresh}-old`] = await stateOf()
    expect((await go(requests.apply, 0)).result).toEqual({ kind: 'done' })
    await box.keep(`${name}-undo`)
    states[`${hasRefresh}-new`] = await stateOf()
    await box.restore(`${name}-apply`)
  }

  const ends = { old: 0, new: 0 }
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const roll = diceFrom(seed)
    const verb = verbs[roll(verbs.length)] ?? 'apply'
    const hasRefresh = roll(2) === 0
    // With busybox's sed, update-ca-certificates puts an empty line after each certificate.
    const kind = roll(hasRefresh ? 2 : 3)
    const requests = requestsOf('/', box.live, hasRefresh)
    await box.restore(`${hasRefresh ? 'refreshed' : 'plain'}-${verb === 'undo' ? 'undo' : 'apply'}`)
    // Recover has something to do after a change that was killed.
    const walks = [verb === 'undo' ? requests.undo : requests.apply]
    if (verb === 'recover' || roll(3) === 0) walks.push(requests.recover)
    for (const request of walks) {
      const running = go(request, kind)
      await sleep((roll(1000) / 1000) * longestMs)
      await die(names[roll(names.length)] ?? 'shell')
      await running
    }
    const { result, stderr } = await go(requests.recover, kind)
    expect({ seed, result, stderr }).toEqual({
      seed,
      result: expect.objectContaining({ kind: expect.stringMatching(/^(nothing|recovered)$/) }),
      stderr: '',
    })
    const found = await stateOf()
    const end = found === states[`${hasRefresh}-old`] ? 'old' : 'new'
    expect({ seed, found }).toEqual({ seed, found: states[`${hasRefresh}-${end}`] })
    ends[end] += 1
  }
  process.stdout.write(`${runs} random kills from seed ${firstSeed}: ${ends.old} old, ${ends.new} new\n`)
  await box.stop()
})

if (noRealStore) test.skip(`random kills: ${noRealStore}`, () => {})
