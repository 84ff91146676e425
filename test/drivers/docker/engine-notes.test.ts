import { expect, it } from 'vitest'
import { buildNotes, engineNotes, tokenNotes } from '../../../main/drivers/docker-engine/certs-d/notes.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

it('says of an engine that does not run that it cannot be asked', () => {
  const facts = hostFacts({ engines: [{ reachable: false, pid: undefined }] })
  expect(engineNotes(facts)).toMatchObject([{ code: 'engine-not-asked' }])
})

it.each([
  ['containerd', '28.5.2', 1],
  ['containerd', '29.4.9', 1],
  ['containerd', '29.5.0', 0],
  ['containerd', undefined, 0],
  ['classic', '28.5.2', 0],
  [undefined, '20.10.24', 0],
] as const)('says that tokens need the system’s store: %s, Docker %s', (imageStore, version, count) => {
  const facts = hostFacts({ engines: [{ imageStore, version }] })
  expect(tokenNotes(facts, 'https://reg:5000/token')).toHaveLength(count)
  expect(tokenNotes(facts, undefined)).toEqual([])
})

it.each([
  ['28.5.2', ['build-remembers', 'build-tokens']],
  ['23.0.0', ['build-remembers', 'build-tokens']],
  ['20.10.24', []],
  [undefined, []],
] as const)('says how docker build differs: Docker %s', (version, codes) => {
  const facts = hostFacts({ engines: [{ version }] })
  expect(buildNotes(facts, 'https://reg:5000/token').map(({ code }) => code)).toEqual(codes)
  expect(buildNotes(facts).map(({ code }) => code)).toEqual(codes.slice(0, 1))
})
