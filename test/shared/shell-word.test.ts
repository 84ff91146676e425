import { expect, it } from 'vitest'
import { shellWord } from '../../shared/shell-word.ts'

it.each([
  ['ssh:web', 'ssh:web'],
  ['ssh://ann@[fe80::1]:22', "'ssh://ann@[fe80::1]:22'"],
  ['ssh:a;rm -r x', "'ssh:a;rm -r x'"],
  ["ssh:it's", String.raw`'ssh:it'\''s'`],
  ['ssh:$(x)', "'ssh:$(x)'"],
  ['ssh:阿里云', "'ssh:阿里云'"],
  ['', "''"],
])('%s', (word, shown) => {
  expect(shellWord(word)).toBe(shown)
})
