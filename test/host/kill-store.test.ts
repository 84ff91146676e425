import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApplyRequest } from '../../main/engine/host-protocol/apply.ts'
import { samplePem } from '../support/certificates/sample-certificate.ts'
import { type Applied, apply, dash, type HostRun, hostShells } from '../support/host-programs/host-program.ts'
import { put } from '../support/host-programs/host-tree.ts'
import {
  makeStoreSandbox,
  noRealStore,
  type StoreSandbox,
  type Victim,
} from '../support/host-programs/store-sandbox.ts'
import { picked, type Stride, sampled } from '../support/host-programs/stride.ts'
import { must } from '../support/processes/process.ts'

/**
 * Kills in `trust --system`, on the real update-ca-certificates: whoever dies, and at whichever call of the program or of
 * update-ca-certificates, the next recover leaves exactly the store of before the change or after it.
 * MOORING_STORE_ANCHORS=400 has as many more anchors, as companies have. Nearly all calls are those of a loop over them then,
 * so one call of each command is tried.
 */
const stride = sampled(31)
const cutStride = sampled(3)
const more = Number(process.env.MOORING_STORE_ANCHORS ?? 0)
const limitMs = 6 * 60 * 60_000

const file = '/usr/local/share/ca-certificates/mooring-test.crt'
const args = ['debian', 'add', 'mooring-test.crt']

describe.skipIf(noRealStore)('the system’s trust store', () => {
  let box: StoreSandbox
  let where: { readonly root: string; readonly journal: string }
  const states: Record<'old' | 'new', Record<string, string>> = { old: {}, new: {} }
  const called: Record<keyof typeof requests, readonly string[]> = { apply: [], undo: [], recover: [] }
  let requests: Record<'apply' | 'undo' | 'recover', ApplyRequest>

  beforeAll(async () => {
    box = await makeStoreSandbox([samplePem('other'), samplePem('client'), ...(await mintMany(more))])
    where = { root: '/', journal: `${box.live}/journal` }
    const runs = [{ op: 'run', refresh: 'trust-store', args, timeoutSeconds: 120 } as const]
    const stages = [{ files: [put(file, samplePem('anchor'))], runs }]
    requests = {
      apply: { mode: 'apply', change: 'c1', ...where, stages, verify: [] },
      undo: { mode: 'undo', change: 'c1', ...where },
      recover: { mode: 'recover', ...where },
    }
    states.old = await box.state()
    await box.keep('untrusted')
    expect(await count('apply')).toEqual({ kind: 'done' })
    states.new = await box.state()
    await box.keep('trusted')
    expect(states.new).not.toEqual(states.old)
    expect(await count('undo')).toEqual({ kind: 'done' })
    expect(await box.state()).toEqual(states.old)
    // In the middle of update-ca-certificates.
    await box.restore('untrusted')
    await strike('apply', 'everything', called.apply.lastIndexOf('update-ca-certificates') + 10)
    await box.keep('unfinished')
    expect(await count('recover')).toMatchObject({ kind: 'recovered' })
  }, limitMs)
  afterAll(() => box?.stop())

  const run = (verb: keyof typeof requests, how: HostRun = {}, shell = dash): Promise<Applied> =>
    apply(shell, requests[verb], { within: box.within, isArgument: true, timeoutMs: limitMs, ...how })

  /** Whether the program came to that call. */
  async function strike(verb: keyof typeof requests, victim: Victim, call: number, shell = dash): Promise<boolean> {
    await box.arm([call], victim)
    await run(verb, box.counting, shell)
    await box.disarm()
    return box.struck()
  }

  /** Notes what it calls, and keeps the disk at some of these calls. */
  async function count(verb: keyof typeof requests, keptAt: readonly number[] = []): Promise<Applied['result']> {
    await box.arm(keptAt, 'nobody')
    const { result } = await run(verb, box.counting)
    await box.disarm()
    called[verb] = await box.calls()
    return result
  }

  /** The calls of a program that are tried. */
  function tried(verb: keyof typeof requests, { first, every }: Stride): readonly number[] {
    const all = called[verb].map((_, index) => index + 1)
    if (more === 0) return all.filter((call) => call >= first && (call - first) % every === 0)
    const anyOf = (name: string): number => {
      const calls = all.filter((call) => called[verb][call - 1] === name)
      return calls[Math.floor(Math.random() * calls.length)] ?? 1
    }
    return picked([...new Set(called[verb])], 5).map(anyOf)
  }

  async function expectSettled(at: object): Promise<'old' | 'new'> {
    const { result, stderr } = await run('recover')
    const kind = expect.stringMatching(/^(nothing|recovered)$/)
    expect({ ...at, result, stderr }).toEqual({ ...at, result: expect.objectContaining({ kind }), stderr: '' })
    const state = await box.state()
    if (JSON.stringify(state) === JSON.stringify(states.old)) return 'old'
    expect({ ...at, state }).toEqual({ ...at, state: states.new })
    return 'new'
  }

  const from = { apply: 'untrusted', undo: 'trusted', recover: 'unfinished' } as const
  const verbs = ['apply', 'undo', 'recover'] as const
  const victims = ['shell', 'group', 'everything'] as const

  // Each shell meets each verb and each victim.
  const walks = verbs.flatMap((verb, row) =>
    victims.map((victim, column) => ({ verb, victim, shell: hostShells[(row + column) % 3] ?? dash })),
  )

  test.each(walks)(
    'is as before or as after $verb on $shell.name, where $victim dies in it',
    { timeout: limitMs },
    async ({ verb, victim, shell }) => {
      const calls = tried(verb, stride)
      const kills: string[] = []
      for (const call of calls) {
        await box.restore(from[verb])
        // Calls were counted on dash; busybox has most commands in itself.
        if (!(await strike(verb, victim, call, shell))) continue
        kills.push(`${call} ${called[verb][call - 1]}`)
        await expectSettled({ verb, victim, call })
      }
      process.stdout.write(
        `${verb}, ${victim}, ${shell.name}: killed ${kills.length} times (${kills.join(', ')}) in ${called[verb].length} calls\n`,
      )
      expect(kills.length).toBeGreaterThan(0)
    },
  )

  test.each(verbs)('is as before or as after %s, where the power goes in it', { timeout: limitMs }, async (verb) => {
    await box.restore(from[verb])
    const calls = tried(verb, cutStride)
    await count(verb, calls)
    const cuts = await box.cuts()
    expect(cuts.length).toBeGreaterThan(calls.length / 2)
    for (const cut of cuts) {
      await box.restore(cut)
      await expectSettled({ verb, cut })
    }
    process.stdout.write(`${verb}: ${cuts.length} power cuts\n`)
  })
})

/** Self-signed certificates, as PEM. */
async function mintMany(count: number): Promise<string[]> {
  const one =
    'openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /dev/null -subj "/CN=company $1"'
  const pems: string[] = []
  for (let index = 0; index < count; index++)
    pems.push(await must('sh', ['-c', `${one} 2>/dev/null`, 'sh', `${index}`]))
  return pems
}

if (noRealStore) test.skip(`the system’s trust store: ${noRealStore}`, () => {})
