import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cli, openCli } from '../support/cli.ts'
import { type DockerEngine, startDocker } from '../support/docker-engine.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/network-namespace.ts'
import { type RegistryServer, startRegistry } from '../support/registry-server.ts'
import { report } from './report.ts'

let namespace: NetworkNamespace
let registry: RegistryServer
let cli: Cli
let docker: DockerEngine

beforeAll(async () => {
  namespace = await makeNetworkNamespace('away')
  registry = await startRegistry(namespace)
  docker = await startDocker()
  cli = await openCli()
})

afterAll(async () => {
  await cli?.remove()
  await docker?.stop()
  await registry?.stop()
  await namespace?.remove()
})

function ping(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const call = request({ socketPath, path: '/_ping', timeout: 1000 }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode === 200))
    })
    call.once('error', () => resolve(false)).once('timeout', () => call.destroy())
    call.end()
  })
}

/** Asks Docker again and again while something happens: the milliseconds in which it did not answer. */
async function timeAway(work: () => Promise<unknown>): Promise<number> {
  const socketPath = docker.endpoint.replace('unix://', '')
  let isOver = false
  let away = 0
  const watch = (async () => {
    let last = performance.now()
    while (!isOver) {
      const answered = await ping(socketPath)
      const now = performance.now()
      if (!answered) away += now - last
      last = now
      await sleep(5)
    }
  })()
  await work()
  isOver = true
  await watch
  return away
}

it('Docker’s API while a registry is trusted', async () => {
  const away = await timeAway(() => cli.run('trust', registry.name, '--fingerprint', registry.fingerprint, '--yes'))
  const restart = await timeAway(() => docker.restart())
  report(
    `Docker API gone while trusting: ${away.toFixed(0)} ms, against ${restart.toFixed(0)} ms for a restart (aim: 0 ms)`,
  )
  expect(await docker.pull(`${registry.name}/a/b:none`)).toContain('manifest unknown')
})
