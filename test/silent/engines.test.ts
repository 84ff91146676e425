import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { SealedStage } from '../../main/engine/host-protocol/apply.ts'
import { type PrivateDocker, setUpDocker } from '../support/docker/private-docker.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { until } from '../support/processes/process.ts'
import { openPrivateHost, type PrivateHost } from '../support/ssh/private-host.ts'

const endpoint = 'unix:///var/run/docker.sock'

let host: PrivateHost
let docker: PrivateDocker
let cli: Cli

beforeAll(async () => {
  host = await openPrivateHost()
  cli = await openCli({ within: host.within })
  docker = await setUpDocker(host)
})
beforeEach(async () => {
  await docker.start()
  await signal('STOP')
})
afterAll(async () => {
  await signal('CONT')
  await docker?.stop()
  await cli?.remove()
  await host?.remove()
})

/** The daemon goes on to exist, and its socket goes on to take connections; nobody answers. */
async function signal(name: 'STOP' | 'CONT'): Promise<void> {
  await host.must('sh', '-c', `kill -s ${name} "$(cat /var/run/docker.pid)"`)
}

/** A change that only runs one refresh. */
function stage(refresh: string, timeoutSeconds: number, ...args: string[]): SealedStage[] {
  return [{ files: [], runs: [{ op: 'run', refresh, args, timeoutSeconds, shown: refresh }] }]
}

it('hosts says that a frozen engine does not answer', async () => {
  const { stdout } = await cli.run('hosts')
  expect(stdout).toContain('Docker (does not answer)')
  const { envelope } = await cli.json('hosts')
  expect(envelope).toMatchObject({ ok: true, data: [{ id: 'local', engines: [{ isSilent: true, isRunning: true }] }] })
  await signal('CONT')
  await until('its answer', async () => !(await cli.run('hosts')).stdout.includes('does not answer'))
})

it('what is waited for on a frozen engine is waited for by the clock, also on the way back', async () => {
  // Each try takes some six seconds: counted in tries, the fifteen seconds here and back would be three minutes.
  const applying = host.apply(stage('docker-insecure', 15, endpoint, 'reg.example.com', 'listed', 'unlisted'))
  const state = { hasEnded: false }
  void applying.then(() => {
    state.hasEnded = true
  })
  await until('the end', async () => state.hasEnded, 100_000)
  expect((await applying).result).toMatchObject({ kind: 'unrefreshed', refresh: 'docker-insecure' })
  await signal('CONT')
})

it('a frozen engine is restarted by its init script, and answers then', async () => {
  const { result } = await host.apply(stage('docker-restart', 120, 'sysv', 'docker', '0', endpoint))
  expect(result).toEqual({ kind: 'done' })
  expect(await docker.isRunning()).toBe(true)
})
