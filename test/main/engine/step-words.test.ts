import { readFile } from 'node:fs/promises'
import { expect, it, test } from 'vitest'
import type { Detail } from '../../../main/engine/host-protocol/reason.ts'
import { detailWords, refreshWords, stepWords } from '../../../main/engine/step-words.ts'
import { phrases } from '../../../shared/words/en/phrases.ts'
import { english, languageOf } from '../../../shared/words/language.ts'
import { sayParam } from '../../../shared/words/say.ts'

it.each([
  ['put', '/etc/docker/certs.d/a/ca.crt', 'writing /etc/docker/certs.d/a/ca.crt'],
  ['put', '/var/lib/mooring/receipts/c1.json', 'writing the receipt'],
  ['remove', '/etc/docker/certs.d/a', 'removing /etc/docker/certs.d/a'],
  ['restore', '/etc/docker/daemon.json', 'putting back /etc/docker/daemon.json'],
  ['run', 'docker-restart', 'restarting Docker'],
] as const)('has words for %s %s', (verb, subject, words) => {
  expect(sayParam(english, stepWords({ verb, subject }, '/var/lib/mooring'))).toBe(words)
})

it('has words for every refresh that the host program knows', async () => {
  const program = await readFile(new URL('../../../assets/host/apply/refresh.sh', import.meta.url), 'utf8')
  const names = /case \$1 in (.*)\) ;;/.exec(program)?.[1]?.split(' | ') ?? []
  expect(names).toContain('docker-restart')
  for (const name of names) expect(sayParam(english, refreshWords(name))).toMatch(/^[a-z]+ing /)
})

const status: Detail[number] = { why: 'status', params: { refresh: 'trust-store', status: '3' } }
const silent: Detail[number] = { why: 'no-answer', params: { endpoint: 'unix:///s' } }

test.each<[string, Detail]>([
  ['', []],
  ['cp: no\nspace', ['cp: no\nspace']],
  ['Docker does not answer at unix:///s', [silent]],
  [`boom\n${phrases['refresh-trust-store']}: exit status 3`, ['boom', status]],
  ['a\nDocker does not answer at unix:///s\nb', ['a', silent, 'b']],
])('a detail says %j', (text, detail) => {
  expect(sayParam(english, detailWords(detail))).toBe(text)
})

test('only foreign text stays as it is in another language', () => {
  const said = sayParam(languageOf('pseudo'), detailWords(['boom', status]))
  expect(said).toMatch(/^⟦boom\n⟦⟦b[^a-z]*[^⟧]*⟧.*3.*⟧.*⟧$/u)
  expect(said.replace('boom', '')).not.toMatch(/exit|status|trust/)
})
