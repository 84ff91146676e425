import { expect, it } from 'vitest'
import { oddFiles, refusedByMooring, refusedKeys } from '../support/docker/daemon-json-answers.ts'
import { must } from '../support/processes/process.ts'

it('dockerd accepts those keys of a daemon.json, and those odd files, of which Mooring says so', async () => {
  const [version = ''] = /\d+\.\d+\.\d+/.exec(await must('dockerd', ['--version'])) ?? []
  const dockerd = { root: '/', version }
  expect(await refusedKeys(dockerd)).toEqual(refusedByMooring(version))
  for (const { real, told } of await oddFiles(dockerd)) expect(told).toBe(real)
})
