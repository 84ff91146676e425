import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSudo } from '../../../../main/hosts/root/sudo.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** sudo, as long as it says what it is told to. */
function silentSudo() {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const kill = vi.fn()
  return { stdin, stdout, stderr, ended: new Promise<number | null>(() => {}), kill }
}

it('that says nothing is given up by a code of its own, whatever way leads to it', async () => {
  const sudo = silentSudo()
  const { dialogue } = createSudo()({ host: 'web', user: 'ann', ask: async () => undefined })
  const refused = expect(dialogue?.see(sudo, {})).rejects.toMatchObject({
    code: 'elevation-timeout',
    params: { host: 'web', seconds: 30 },
  })
  await vi.advanceTimersByTimeAsync(30_000)
  await refused
  expect(sudo.kill).toHaveBeenCalledOnce()
})

it('that waits for a person may wait longer', async () => {
  const sudo = silentSudo()
  let answer = (_password: string): void => {}
  const ask = () => new Promise<string>((resolve) => (answer = resolve))
  const seen = createSudo()({ host: 'web', user: 'ann', ask }).dialogue?.see(sudo, {})
  sudo.stderr.write('mooring-password:')
  await vi.advanceTimersByTimeAsync(120_000)
  answer('sesame')
  await vi.advanceTimersByTimeAsync(1)
  sudo.stderr.write('mooring-ready')
  await seen
  expect(sudo.stdin.read()?.toString()).toBe('sesame\n')
})
