import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isAlive } from '../support/processes/is-alive.ts'
import { until } from '../support/processes/process.ts'

const root = resolve(import.meta.dirname, '../..')

/** All that a process started, and what that started, by proc_pid_children(5). */
async function descendants(pid: number | undefined): Promise<number[]> {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const children = listed.split(' ').filter(Boolean).map(Number)
  return [...children, ...(await Promise.all(children.map(descendants))).flat()]
}

describe('npm start, where there is no display', () => {
  let home: string
  let started: ChildProcess
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'mooring-start-'))
  })
  afterEach(async () => {
    for (const pid of [...(await descendants(started.pid)), started.pid ?? 0]) {
      if (pid > 0 && (await isAlive(pid))) process.kill(pid, 'SIGKILL')
    }
    await rm(home, { recursive: true, force: true })
  })

  /** Starts it, until the page is open. */
  const open = async (command: string, ...args: string[]): Promise<void> => {
    const env = { ...process.env, MOORING_HOME: home, DISPLAY: '', WAYLAND_DISPLAY: '' }
    started = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    started.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text))
    await until('the address', async () => said.includes('http://127.0.0.1:'), 120_000)
  }

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends what it started on %s', async (signal) => {
    await open(process.execPath, 'scripts/start.mjs')
    const [web = 0] = await descendants(started.pid)
    expect(await isAlive(web)).toBe(true)
    const ended = once(started, 'exit')
    started.kill(signal)
    expect(await ended).toEqual([{ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }[signal], null])
    expect(await isAlive(web)).toBe(false)
  })

  it.each(['SIGTERM', 'SIGHUP'] as const)('ends with its npm, which dies of %s', async (signal) => {
    await open('npm', 'start')
    const all = await descendants(started.pid)
    expect(all.length).toBeGreaterThan(1)
    started.kill(signal)
    for (const pid of all) await until(`the end of ${pid}`, async () => !(await isAlive(pid)))
  })
})
