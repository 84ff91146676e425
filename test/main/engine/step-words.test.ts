import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { refreshWords, stepWords } from '../../../main/engine/step-words.ts'
import { english } from '../../../shared/words/language.ts'
import { sayParam } from '../../../shared/words/say.ts'

it.each([
  ['put', '/etc/docker/certs.d/a/ca.crt', 'writing /etc/docker/certs.d/a/ca.crt'],
  ['put', '/var/lib/mooring/receipts/c1.json', 'writing the receipt'],
  ['remove', '/etc/docker/certs.d/a', 'removing /etc/docker/certs.d/a'],
  ['restore', '/etc/docker/daemon.json', 'restoring /etc/docker/daemon.json'],
  ['run', 'docker-restart', 'restarting Docker'],
] as const)('says of %s %s what it does', (verb, subject, words) => {
  expect(sayParam(english, stepWords({ verb, subject }, '/var/lib/mooring'))).toBe(words)
})

it('has words for every refresh that the host program knows', async () => {
  const program = await readFile(new URL('../../../assets/host/apply/refresh.sh', import.meta.url), 'utf8')
  const names = /case \$1 in (.*)\) ;;/.exec(program)?.[1]?.split(' | ') ?? []
  expect(names).toContain('docker-restart')
  for (const name of names) expect(sayParam(english, refreshWords(name))).toMatch(/^[a-z]+ing /)
})
