import { availableParallelism } from 'node:os'
import { expect, it } from 'vitest'
import { type Compared, compareCase } from '../../../../../support/ssh/config-compare.ts'
import { generateCases } from '../../../../../support/ssh/config-generator.ts'
import type { ConfigCase } from '../../../../../support/ssh/corpus/case.ts'

const count = Number(process.env['MOORING_SSH_CONFIGS'] ?? 200)
const seed = Number(process.env['MOORING_SSH_SEED'] ?? 1)

/** What a comparison shows: `wrong` where Mooring answers and ssh answers otherwise, or not at all. */
function verdictOf({ openSsh, mooring }: Compared): string {
  if ('refused' in mooring)
    return 'refused' in openSsh ? 'both refuse' : `Mooring refuses (${mooring.refused.split(':')[0]})`
  return JSON.stringify(mooring) === JSON.stringify(openSsh) ? 'same' : 'wrong'
}

it(`${count} generated files mean to Mooring what they mean to ssh, or are refused`, async () => {
  const tally = new Map<string, number>()
  const wrong: unknown[] = []
  const cases = generateCases(count, seed).values()
  const work = async (): Promise<void> => {
    for (const each of cases) {
      for (const compared of await compareCase(each)) {
        const verdict = verdictOf(compared)
        tally.set(verdict, (tally.get(verdict) ?? 0) + 1)
        if (verdict === 'wrong') wrong.push(shown(each, compared))
      }
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() * 2 }, work))
  const told = [...tally].map(([verdict, times]) => `${times} ${verdict}`).join(', ')
  process.stdout.write(`ssh_config, seed ${seed}: ${told}\n`)
  expect(wrong.slice(0, 5)).toEqual([])
  // A reader that refused everything would never be wrong.
  expect(tally.get('same') ?? 0).toBeGreaterThan(count / 4)
}, 3_600_000)

function shown({ text, files }: ConfigCase, compared: Compared): unknown {
  return { text: text.split('\n'), files, ...compared }
}
