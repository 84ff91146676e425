import { expect, it } from 'vitest'
import { ownEngines } from '../../../main/engine/own-engines.ts'
import type { DockerEngine } from '../../../shared/model/facts.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

const engines: readonly Partial<DockerEngine>[] = [
  { flavour: 'rootful' },
  { flavour: 'rootless', uid: 1000, certsDir: '/home/ann/.config/docker/certs.d' },
  {
    flavour: 'rootless',
    uid: 1001,
    certsDir: '/etc/docker/certs.d',
    args: ['dockerd', '--config-file=/etc/ld.so.preload'],
  },
]

it.each([
  ['root', 0, [0], [1000, 1001]],
  ['ann', 1000, [0, 1000], [1001]],
] as const)('%s never changes another user’s engine, whatever its process claims', (name, uid, own, others) => {
  const { facts, notes } = ownEngines(hostFacts({ engines, user: { uid, name } }))
  expect(facts.engines.map((engine) => engine.uid)).toEqual(own)
  expect(notes.map(({ code, params }) => [code, params['uid']])).toEqual(
    others.map((each) => ['engine-of-another', each]),
  )
})
