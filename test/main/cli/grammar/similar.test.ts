import { expect, it } from 'vitest'
import { mostSimilar } from '../../../../main/cli/grammar/similar.ts'

it.each([
  ['trsut', ['inspect', 'trust', 'untrust'], 'trust'],
  ['hist', ['history', 'hosts'], 'hosts'],
  ['--dryrun', ['--dry-run', '--yes'], '--dry-run'],
  ['onn', ['on', 'off'], 'on'],
  ['of', ['on', 'off'], 'on'],
  ['xyz', ['on', 'off'], undefined],
  ['', ['on'], undefined],
])('%s among %j: %s', (typed, words, meant) => {
  expect(mostSimilar(typed, words)).toBe(meant)
})
