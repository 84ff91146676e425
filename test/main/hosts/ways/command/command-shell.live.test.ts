import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { localElevation, which } from '../../../../../main/hosts/root/local-elevation.ts'
import { createCommandShell, speakWith } from '../../../../../main/hosts/ways/command/command-shell.ts'
import { hold } from '../../../../../main/hosts/ways/hold.ts'
import { shellCommand } from '../../../../../main/hosts/ways/shell.ts'
import { isAlive } from '../../../../support/processes/is-alive.ts'

const env = { PATH: process.env['PATH'] }
const here = { host: 'local', prefix: [], env }
const shell = createCommandShell({ ...here, elevate: async () => undefined })
const plain = { privileged: false, timeoutMs: 30_000 }
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

/** Tells a program to stop once it has begun to talk. */
function stopOnFirstLine() {
  const stop = new AbortController()
  return { signal: stop.signal, onLine: () => stop.abort() }
}

describe('a shell on this machine', () => {
  test('passes program and request through standard input, byte for byte, and never on the command line', async () => {
    const program = `read -r first; echo "$first"; dd bs=1 count=4 2>/dev/null | od -An -tx1; tr '\\0' ' ' </proc/$$/cmdline\n# ü`
    const request = Buffer.from([...Buffer.from('SECRET\n'), 0, 255, 10, 13])
    const { stdout, exitCode } = await shell.run(program, request, plain)
    expect(exitCode).toBe(0)
    expect(text(stdout)).toBe(`SECRET\n 00 ff 0a 0d\n/bin/sh -c ${shellCommand(Buffer.byteLength(program))} `)
  })

  test.each(['echo mooring-test 1; echo end', String.raw`printf 'mooring-test 1\0end\n'`])(
    'leaves out what a login script says first, whatever it is: %s',
    async (program) => {
      const noise = 'echo "Welcome to mooring-web on mooring-prod 1."; printf "mooring-"; exec "$@"'
      const noisy = createCommandShell({ ...here, prefix: ['sh', '-c', noise, '-'], elevate: async () => undefined })
      const { stdout } = await noisy.run(program, Buffer.alloc(0), plain)
      expect(text(stdout)).toMatch(/^mooring-test 1[\0\n]end\n$/)
    },
  )

  test('reports lines as they come, and ends standard input only after the result', async () => {
    const lines: string[] = []
    const program = 'printf "one\\nt"; printf "wo\\n"; echo "result done"; cat; printf "after"'
    const { stdout, stderr } = await shell.run(program, Buffer.from('rest'), {
      ...plain,
      onLine: (line) => lines.push(line),
    })
    expect(lines).toEqual(['one', 'two', 'result done'])
    expect({ stdout: text(stdout), stderr }).toEqual({ stdout: 'one\ntwo\nresult done\nrestafter', stderr: '' })
  })

  test.each([
    ['when it is told to', () => stopOnFirstLine()],
    // Long enough for the program to begin on a busy machine.
    ['when the time is over', () => ({ timeoutMs: 5_000 })],
  ])('closes standard input %s, and waits for the answer', async (_, options) => {
    const program = 'echo mooring-test; cat >/dev/null; echo "result cancelled"; exit 3'
    const { stdout, exitCode } = await shell.run(program, Buffer.alloc(0), { ...plain, ...options() })
    expect({ stdout: text(stdout), exitCode }).toEqual({ stdout: 'mooring-test\nresult cancelled\n', exitCode: 3 })
  })

  test('ends a program that never stops talking', async () => {
    const endless = (to: string): string => `exec cat /dev/zero ${to}`
    for (const program of [endless(''), endless('>&2')]) {
      const limit = { phrase: 'limit-bytes', params: { size: 64 } }
      await expect(shell.run(program, Buffer.alloc(0), { ...plain, answerLimit: 65_536 })).rejects.toMatchObject({
        code: 'answer-too-large',
        params: { host: 'local', limit },
      })
    }
  })

  test('ends a program that never begins to talk', async () => {
    const running = shell.run('exec sleep 300', Buffer.alloc(0), { ...plain, beginMs: 100 })
    await expect(running).rejects.toMatchObject({ code: 'shell-silent', params: { host: 'local', seconds: 0.1 } })
  })

  test('ends a program that stops talking, and one that does not end after its result', async () => {
    const running = shell.run('echo mooring-test; trap "" TERM; exec sleep 300', Buffer.alloc(0), {
      ...plain,
      silenceMs: 100,
      graceMs: 100,
    })
    await expect(running).rejects.toMatchObject({ code: 'program-silent', params: { host: 'local', seconds: 0.1 } })
    const program = 'echo mooring-test; echo "result done"; exec sleep 300'
    const { exitCode, stdout } = await shell.run(program, Buffer.alloc(0), plain)
    expect([exitCode, text(stdout)]).toEqual([null, 'mooring-test\nresult done\n'])
  })

  test('gives a stopped program time as long as it tells of its steps, but not for ever', async () => {
    // Ten steps of the roll-back, each within the grace period, all of them much longer than that.
    const steps = 'for step in 0 1 2 3 4 5 6 7 8 9; do sleep 0.2; echo "step $step"; done'
    const program = `echo mooring-test; cat >/dev/null; ${steps}; echo "result cancelled"`
    const stopped = { ...plain, silenceMs: 100, graceMs: 1_000 }
    expect(text((await shell.run(program, Buffer.alloc(0), stopped)).stdout)).toContain('step 9\nresult cancelled\n')
    const endless = 'echo mooring-test; while :; do sleep 0.1; echo step; done'
    const running = shell.run(endless, Buffer.alloc(0), { ...stopped, timeoutMs: 2_000 })
    await expect(running).rejects.toMatchObject({ code: 'program-silent' })
  })

  test('does not start after a cancel', async () => {
    const run = shell.run('echo no', Buffer.alloc(0), { ...plain, signal: AbortSignal.abort() })
    await expect(run).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('kills a program with its children that does not stop', async () => {
    const child = spawn('sh', ['-c', 'trap "" TERM HUP; sleep 300 & echo $!; while :; do sleep 300; done'], {
      detached: true,
    })
    const limits = { timeoutMs: 1_000, graceMs: 100 }
    let grandchild = 0
    const onLine = (line: string): void => {
      grandchild = Number(line)
    }
    const running = hold(speakWith(child, 'local'), Buffer.alloc(0), { ...limits, onLine })
    await expect(running).rejects.toMatchObject({ code: 'program-silent' })
    expect(grandchild).toBeGreaterThan(1)
    await expect.poll(() => isAlive(grandchild)).toBe(false)
  })
})

describe('as root', () => {
  async function fake(body: string) {
    const directory = await mkdtemp(join(tmpdir(), 'mooring-sudo-'))
    onTestFinished(() => rm(directory, { recursive: true }))
    const file = join(directory, 'sudo')
    await writeFile(file, `#!/bin/sh\n${body}\n`, { mode: 0o755 })
    const which = async (name: string) => (name === 'sudo' ? file : undefined)
    return createCommandShell({ ...here, elevate: () => localElevation({ env, isTty: false, uid: 1000, which }) })
  }
  const privileged = { ...plain, privileged: true }
  const program = 'echo mooring-test 1; read -r line; echo "$line"; echo "result done"'

  test('runs with the elevation’s command in front, and only on request', async () => {
    const elevated = await fake('echo "elevated with $1 $2" >&2; shift 2; exec "$@"')
    const request = Buffer.from('request\n')
    const asked = await elevated.run(program, request, privileged)
    expect({ stdout: text(asked.stdout), stderr: asked.stderr }).toEqual({
      stdout: 'mooring-test 1\nrequest\nresult done\n',
      stderr: 'elevated with -n --\n',
    })
    expect((await elevated.run('echo mooring-test 1', request, plain)).stderr).toBe('')
  })

  test('uses no command from the user’s own PATH', async () => {
    const elevated = await fake('PATH="/home/ann/bin:$PATH"; shift 2; exec "$@"')
    const { stdout } = await elevated.run(
      'echo mooring-test 1; echo "$PATH"; echo "result done"',
      Buffer.alloc(0),
      privileged,
    )
    expect(text(stdout)).toMatch(/^mooring-test 1\n\/usr\/local\/sbin:/)
    expect(text(stdout)).not.toContain('/home/ann')
  })

  test('says that there was nobody to ask for a password', async () => {
    const detail = 'sudo: a password is required'
    const run = (await fake(`echo "${detail}" >&2; exit 1`)).run(program, Buffer.alloc(0), privileged)
    await expect(run).rejects.toMatchObject({ code: 'elevation-unasked', params: { host: 'local', detail } })
  })

  test.each([
    ['exit 126', { phrase: 'exit-status', params: { status: 126 } }],
    ['echo something else; exit 0', { phrase: 'exit-status', params: { status: 0 } }],
    ['kill -9 $$', { phrase: 'was-killed' }],
  ])('says that it was refused: %s', async (body, detail) => {
    const run = (await fake(body)).run(program, Buffer.alloc(0), privileged)
    await expect(run).rejects.toMatchObject({ code: 'elevation-refused', params: { host: 'local', detail } })
  })

  test.each([
    'sudo: sorry, you must have a tty to run sudo',
    'sudo: Entschuldigung, Sie benötigen ein TTY, um sudo auszuführen',
  ])('says that sudo works at a terminal only: %s', async (detail) => {
    const run = (await fake(`echo "${detail}" >&2; exit 1`)).run(program, Buffer.alloc(0), privileged)
    await expect(run).rejects.toMatchObject({ code: 'sudo-wants-terminal', params: { host: 'local', detail } })
  })

  test('a cancelled prompt is not a refusal', async () => {
    const waiting = await fake('cat >/dev/null; exit 1')
    const run = waiting.run(program, Buffer.alloc(0), { ...privileged, signal: AbortSignal.timeout(200) })
    await expect(run).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('the real sudo passes everything on', async (context) => {
    const sudo = await which('sudo', env.PATH ?? '')
    if (!sudo || process.getuid?.() !== 0) context.skip('sudo asks nobody only where root runs it')
    const real = createCommandShell({ ...here, elevate: () => localElevation({ env, isTty: false, uid: 1000 }) })
    const { stdout } = await real.run(`${program}; id -u`, Buffer.from('a b\n'), privileged)
    expect(text(stdout)).toBe('mooring-test 1\na b\nresult done\n0\n')
  })
})
