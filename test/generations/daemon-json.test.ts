import { describe, expect, inject, it } from 'vitest'
import { oddFiles, refusedByMooring, refusedKeys } from '../support/docker/daemon-json-answers.ts'
import { generations } from '../support/generations/engines.ts'
import { rootOf } from '../support/generations/roots.ts'

const roots = inject('generationRoots')

/** The image store makes no difference to a file of settings. */
const dockers = generations.filter(({ store }) => store === 'classic')

describe.each(dockers)('Docker $name', (generation) => {
  const { version } = generation
  const root = rootOf(generation, roots)

  it('accepts those keys of a daemon.json, and those odd files, of which Mooring says so', async ({ skip }) => {
    if ('missing' in root) return skip(root.missing)
    const dockerd = { root: root.directory, version: `${version}0` }
    expect(await refusedKeys(dockerd)).toEqual(refusedByMooring(dockerd.version))
    for (const { real, told } of await oddFiles(dockerd)) expect(told).toBe(real)
  })
})
