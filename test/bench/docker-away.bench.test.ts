import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { type PrivateDocker, setUpDocker } from '../support/docker/private-docker.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'
import { openPrivateHost, type PrivateHost } from '../support/ssh/private-host.ts'
import { report } from './report.ts'

let namespace: NetworkNamespace
let registry: RegistryServer
let host: PrivateHost
let docker: PrivateDocker
let cli: Cli

beforeAll(async () => {
  namespace = await makeNetworkNamespace('away')
  registry = await startRegistry(namespace)
  host = await openPrivateHost()
  docker = await setUpDocker(host)
  await docker.start()
  cli = await openCli({ within: host.within })
})

afterAll(async () => {
  await docker?.stop()
  await cli?.remove()
  await host?.remove()
  await registry?.stop()
  await namespace?.remove()
})

function ping(): Promise<boolean> {
  return new Promise((resolve) => {
    const call = request({ socketPath: docker.socketPath, path: '/_ping', timeout: 1000 }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode === 200))
    })
    call.once('error', () => resolve(false)).once('timeout', () => call.destroy())
    call.end()
  })
}

/** Asks Docker again and again while something happens: the milliseconds in which it did not answer. */
async function timeAway(work: () => Promise<unknown>): Promise<number> {
  let isOver = false
  let away = 0
  const watch = (async () => {
    let last = performance.now()
    while (!isOver) {
      const answered = await ping()
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

/** The same for a command that must work, after which Docker must accept the registry or refuse it. */
async function timeAwayDuring(words: readonly string[], accepted: boolean): Promise<string> {
  const away = await timeAway(async () => expect((await cli.run(...words, '--yes')).code).toBe(0))
  expect(await docker.pull(registry.name)).toContain(accepted ? 'manifest unknown' : 'x509')
  return `${away.toFixed(0)} ms`
}

it('Docker’s API while Mooring works, beside a restart', async () => {
  const { name, fingerprint } = registry
  const trust = ['trust', name, '--fingerprint', fingerprint]
  const trusting = await timeAwayDuring(trust, true)
  const untrusting = await timeAwayDuring(['untrust', name], false)
  const on = await timeAwayDuring(['insecure', 'on', name], true)
  const off = await timeAwayDuring(['insecure', 'off', name], false)
  const restart = `${(await timeAway(docker.restart)).toFixed(0)} ms`
  const system = await timeAwayDuring([...trust, '--system'], true)
  const certsDir = `${trusting} while trusting, ${untrusting} on the way back`
  const insecure = `${on} while switching insecure on, ${off} off`
  report(`Docker API gone: ${certsDir}; ${insecure}; against ${restart} for a restart (aim: 0 ms)`)
  report(`Docker API gone with --system, which takes a restart: ${system}, against ${restart} for the restart alone`)
})
