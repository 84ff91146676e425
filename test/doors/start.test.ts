import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { start, until } from '../support/processes/process.ts'

const program = resolve(import.meta.dirname, '../../scripts/start.mjs')

it.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s to npm start ends what it has opened for a browser', async (signal, exit) => {
  const home = await mkdtemp(join(tmpdir(), 'mooring-home-'))
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env
  const running = start(process.execPath, [program], { env: { ...env, MOORING_HOME: home } })
  onTestFinished(running.stop)
  await until('the address', async () => /http:\S+/.test(running.log()))
  const address = new URL(/http:\S+/.exec(running.log())?.[0] ?? '').origin
  expect((await fetch(address)).ok).toBe(true)
  process.kill(running.pid, signal)
  expect(await running.ended).toBe(exit)
  await expect(fetch(address)).rejects.toThrow()
})
