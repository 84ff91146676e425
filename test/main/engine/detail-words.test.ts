import { expect, test } from 'vitest'
import { detailWords } from '../../../main/engine/detail-words.ts'
import type { Detail } from '../../../main/engine/host-protocol/reason.ts'
import { phrases } from '../../../shared/words/en/phrases.ts'
import { english, languageOf } from '../../../shared/words/language.ts'
import { sayParam } from '../../../shared/words/say.ts'

const status: Detail[number] = { why: 'status', params: { refresh: 'trust-store', status: '3' } }
const silent: Detail[number] = { why: 'no-answer', params: { endpoint: 'unix:///s' } }

test.each<[string, Detail]>([
  ['', []],
  ['cp: no\nspace', ['cp: no\nspace']],
  ['Docker does not answer at unix:///s', [silent]],
  [`boom\n${phrases['refresh-trust-store']}: exit status 3`, ['boom', status]],
  ['boom\nDocker does not answer at unix:///s', ['boom', silent, 'boom', silent]],
  ['a\nDocker does not answer at unix:///s\nb', ['a', silent, 'b']],
])('a detail says %j', (text, detail) => {
  expect(sayParam(english, detailWords(detail))).toBe(text)
})

test('only foreign text stays as it is in another language', () => {
  const said = sayParam(languageOf('pseudo'), detailWords(['boom', status]))
  expect(said).toMatch(/^⟦boom\n⟦⟦r[^a-z]*[^⟧]*⟧.*3.*⟧.*⟧$/u)
  expect(said.replace('boom', '')).not.toMatch(/exit|status|trust/)
})
