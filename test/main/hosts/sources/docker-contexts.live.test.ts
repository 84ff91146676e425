import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { contextSource } from '../../../../main/hosts/sources/docker-contexts.ts'
import { openSshWays } from '../../../../main/hosts/ways/ssh/ssh-ways.ts'
import { run } from '../../../support/processes/process.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-contexts-'))
})
afterEach(() => rm(home, { recursive: true }))

const found = async (env: NodeJS.ProcessEnv) =>
  (await contextSource({ env, ssh: openSshWays(), pinsFile: '' })()).map(({ id, label }) => [id, label])

async function meta(directory: string, text: string): Promise<void> {
  await mkdir(join(home, '.docker/contexts/meta', directory), { recursive: true })
  await writeFile(join(home, '.docker/contexts/meta', directory, 'meta.json'), text)
}

it('finds the contexts that go over SSH, whatever else is there', async () => {
  const context = (name: string, host: string) => JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } })
  await meta('1', context('web', 'ssh://deploy@srv1'))
  await meta('2', context('away', 'ssh://srv2:2222'))
  await meta('3', context('desktop', 'unix:///run/docker.sock'))
  await meta('4', '{"Name":')
  await meta('5', '{"Name":"kube","Endpoints":{}}')
  await mkdir(join(home, '.docker/contexts/meta/6'))
  const contexts = [
    ['context:away', 'ssh://srv2:2222'],
    ['context:web', 'ssh://deploy@srv1'],
  ]
  expect(await found({ HOME: home })).toEqual(contexts)
  expect(await found({ HOME: '/nowhere', DOCKER_CONFIG: join(home, '.docker') })).toEqual(contexts)
  expect(await found({ HOME: '/nowhere' })).toEqual([])
})

it('finds what docker context create makes', async ({ skip }) => {
  const args = ['--config', join(home, '.docker'), 'context', 'create', 'web', '--docker', 'host=ssh://deploy@srv1']
  if ((await run('docker', args).catch(() => ({ code: 1 }))).code !== 0) skip('docker is not installed')
  expect(await found({ HOME: home })).toEqual([['context:web', 'ssh://deploy@srv1']])
})
