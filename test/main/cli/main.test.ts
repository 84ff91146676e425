import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { actions } from '../../../main/cli/commands/index.ts'
import { main } from '../../../main/cli/main.ts'
import { version } from '../../../main/version.ts'
import { errorCodes, exitCodeOf } from '../../../shared/errors.ts'
import { Failure, failureData, failureFrom } from '../../../shared/failure.ts'
import { change } from '../../support/cli/answers.ts'

/** Runs a command line, and gives its exit code and what it printed; `meanwhile` is done once it has begun. */
async function run(line: string, meanwhile: () => void = () => undefined) {
  const printed = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      printed[name] += text
      return true
    })
  }
  try {
    const running = main(line.split(' ').filter(Boolean), '/nowhere')
    meanwhile()
    return { exit: await running, ...printed }
  } finally {
    vi.mocked(process.stdout.write).mockRestore()
    vi.mocked(process.stderr.write).mockRestore()
  }
}

const listening = (): number => process.listenerCount('SIGINT') + process.listenerCount('SIGTERM')
let before = 0
beforeEach(() => {
  before = listening()
  vi.stubEnv('MOORING_LANG', 'en')
  vi.stubEnv('XDG_STATE_HOME', '/nowhere/state')
  vi.stubEnv('XDG_CONFIG_HOME', '/nowhere/config')
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  expect(listening()).toBe(before)
})

/** In place of the work of `mooring history`. */
const historyDoes = (work: (typeof actions)['history']) => vi.spyOn(actions, 'history').mockImplementation(work)

describe('a command that is done', () => {
  it('prints its text on standard output, and ends with 0', async () => {
    expect(await run('version')).toEqual({ exit: 0, stdout: `${version}\n`, stderr: '' })
  })

  it('prints one document with --json', async () => {
    expect(await run('version --json')).toEqual({
      exit: 0,
      stdout: `${JSON.stringify({ ok: true, data: { version } })}\n`,
      stderr: '',
    })
  })

  it('calls the engine of this process', async () => {
    expect((await run('history --json')).stdout).toBe('{"ok":true,"data":[]}\n')
  })

  it('prints nothing if there is no text', async () => {
    historyDoes(async () => ({ data: [], text: '' }))
    expect(await run('history')).toEqual({ exit: 0, stdout: '', stderr: '' })
  })

  it('ends with the exit code of its outcome, without a failure', async () => {
    historyDoes(async () => ({ data: [change], text: 'some', exit: 4 }))
    expect(await run('history')).toEqual({ exit: 4, stdout: 'some\n', stderr: '' })
    expect(await run('history --json')).toMatchObject({ exit: 4, stdout: expect.stringMatching(/^\{"ok":true,/) })
  })

  it('runs until its own end, if it keeps running', async () => {
    let end = (_: unknown): void => undefined
    const closed = new Promise((resolve) => {
      end = resolve
    })
    historyDoes(async () => ({ data: [], text: 'open', closed }))
    let hasEnded = false
    const running = run('history').then((result) => {
      hasEnded = true
      return result
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(hasEnded).toBe(false)
    end(undefined)
    expect((await running).stdout).toBe('open\n')
  })

  it.each([
    ['', /^mooring/m],
    ['--help', /^mooring/m],
    ['trust --help', /--fingerprint/],
  ])('prints help, and ends with 0: mooring %s', async (line, said) => {
    expect(await run(line)).toEqual({ exit: 0, stdout: expect.stringMatching(said), stderr: '' })
  })
})

describe('a command that fails', () => {
  const failure = new Failure('host-unknown', { host: 'web' })

  it('prints the failure and the hint on standard error', async () => {
    historyDoes(() => Promise.reject(failure))
    const { message, hint } = failureData(failure)
    expect(await run('history')).toEqual({ exit: 2, stdout: '', stderr: `mooring: ${message}\n  ${hint}\n` })
  })

  it('prints one document with --json, on standard output', async () => {
    historyDoes(() => Promise.reject(failure))
    const { exit, stdout, stderr } = await run('history --json')
    expect([exit, JSON.parse(stdout), stderr]).toEqual([2, { ok: false, error: failureData(failure) }, ''])
  })

  it.each(errorCodes)('ends with the exit code of its row: %s', async (code) => {
    historyDoes(() => Promise.reject(failureFrom({ code, params: {} })))
    expect((await run('history --json')).exit).toBe(exitCodeOf(code))
  })

  it('shows no stack for an unexpected error', async () => {
    historyDoes(() => Promise.reject(new TypeError('a bug')))
    const { exit, stderr } = await run('history')
    expect([exit, stderr]).toEqual([1, expect.stringContaining('a bug')])
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('that still has something to show: text for people, both for programs', async () => {
    const error = failureData(failure)
    const outcome = { data: [change], text: '', failure: error, exit: 2 } as const
    historyDoes(async () => outcome)
    expect(await run('history')).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining(error.message) })
    const { exit, stdout, stderr } = await run('history --json')
    expect([exit, JSON.parse(stdout), stderr]).toEqual([2, { ok: false, error, data: [change] }, ''])
    historyDoes(async () => ({ ...outcome, text: 'each by itself' }))
    expect(await run('history')).toEqual({ exit: 2, stdout: 'each by itself\n', stderr: '' })
  })
})

describe('a command line that is not understood', () => {
  it.each([
    ['insecure', 'command-missing', 'insecure'],
    ['trsut reg', 'command-unknown', ''],
    ['history --pem', 'option-unknown', 'history'],
    ['trust', 'argument-missing', 'trust'],
    ['trust one two', 'argument-excess', 'trust'],
    ['trust reg --ca', 'option-value-missing', 'trust'],
    ['completion csh', 'value-unknown', 'completion'],
  ])('is explained in our words, with the usage: mooring %s', async (line, _, words) => {
    const { exit, stdout, stderr } = await run(line)
    expect([exit, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^mooring: /)
    expect(stderr).not.toMatch(/error:|CommanderError/)
    expect(stderr.split('\n').slice(2).join('\n')).toContain(`mooring ${words}`.trim())
  })

  it.each([
    ['trsut reg --json', 'command-unknown'],
    ['history --json --pem', 'option-unknown'],
    ['trust --json', 'argument-missing'],
    ['trust one two --json', 'argument-excess'],
    ['trust reg --json --ca', 'option-value-missing'],
    ['completion csh --json', 'value-unknown'],
  ])('is the one document of --json, whether or not that was read: mooring %s', async (line, code) => {
    const { exit, stdout, stderr } = await run(line)
    expect([exit, stderr]).toEqual([2, ''])
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code } })
  })
})

describe('the session', () => {
  it.each([
    ['history', true],
    ['history --quiet', false],
    ['history --json', false],
  ])('messages on standard error: mooring %s', async (line, isHeard) => {
    historyDoes(async ({ say, ask, rendererDir }) => {
      say('hello')
      // Nobody sits at a terminal here.
      expect([ask, rendererDir]).toEqual([undefined, '/nowhere'])
      return { data: [], text: '' }
    })
    expect(await run(line)).toMatchObject({ exit: 0, stderr: isHeard ? 'hello\n' : '' })
  })
})

describe('a command that is interrupted', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('stops on %s, prints its failure, and ends with %i', async (signal, exit) => {
    historyDoes(async (session) => {
      await new Promise((resolve) => session.signal.addEventListener('abort', resolve))
      throw new Failure('cancelled')
    })
    const end = await run('history --json', () => process.emit(signal, signal))
    expect([end.exit, JSON.parse(end.stdout)]).toMatchObject([exit, { ok: false, error: { code: 'cancelled' } }])
  })

  it.each([
    ['all was done by then', async () => ({ data: [], text: 'done' })],
    ['something else went wrong', () => Promise.reject(new Failure('host-unknown', { host: 'web' }))],
  ])('ends with the signal’s code also where %s', async (_, work) => {
    historyDoes(work)
    expect((await run('history', () => process.emit('SIGTERM', 'SIGTERM'))).exit).toBe(143)
  })
})
