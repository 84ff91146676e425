import { expect, it } from 'vitest'
import { drivers } from '../../../main/drivers/index.ts'
import { refreshWords, stepWords } from '../../../main/engine/step-words.ts'
import { applyProgram } from '../../../main/hosts/ways/programs.ts'
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

it('has words for every refresh that the host program knows, and the program knows every one that drivers have', () => {
  const known = [...applyProgram.matchAll(/^refresh_(\w+)\(\)/gm)].map(([, name = '']) => name.replaceAll('_', '-'))
  for (const name of known) expect(sayParam(english, refreshWords(name))).toMatch(/^[a-z]+ing /)
  const used = drivers.flatMap(({ refreshes = {} }) => Object.keys(refreshes))
  expect(known.sort()).toEqual([...new Set(used)].sort())
})
