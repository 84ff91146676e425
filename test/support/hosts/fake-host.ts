import { isDeepStrictEqual } from 'node:util'
import { onTestFinished } from 'vitest'
import type { HostHandle } from '../../../main/hosts/directory.ts'
import type { ProgramName, RunOptions, RunResult } from '../../../main/hosts/ways/way.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { surveyAnswer } from '../facts/survey-answer.ts'

/** One expected run of a host program, with its result. */
export interface ExpectedRun {
  readonly program: ProgramName
  /** The lines of the request between its greeting and its `end`; a pattern for all of them if some are random. */
  readonly asks: readonly string[] | RegExp
  readonly privileged?: boolean
  readonly unattended?: boolean
  /** Standard output, or the way's failure. */
  readonly answer: Uint8Array | Error
  readonly stderr?: string
}

/** A requested run. */
export interface Run extends RunOptions {
  readonly program: ProgramName
  readonly asks: readonly string[]
}

export interface FakeHost {
  readonly handle: HostHandle
  readonly runs: readonly Run[]
}

/** A survey with these facts, or with a failure of the way or the program. */
export function looks(
  facts: HostFacts | Uint8Array | Error,
  asks: ExpectedRun['asks'],
  more: Pick<ExpectedRun, 'privileged' | 'unattended' | 'stderr'> = {},
): ExpectedRun {
  const answer = facts instanceof Error || facts instanceof Uint8Array ? facts : surveyAnswer(facts)
  return { program: 'survey', asks, answer, ...more }
}

/** A change of a host; the program prints these lines after its greeting. */
export function changes(
  asks: ExpectedRun['asks'],
  lines: readonly string[] | Error,
  more: Pick<ExpectedRun, 'privileged' | 'unattended' | 'stderr'> = {},
): ExpectedRun {
  const answer = lines instanceof Error ? lines : Buffer.from(`${['mooring-apply 1', ...lines].join('\n')}\n`)
  return { program: 'apply', asks, answer, ...more }
}

/**
 * A host that follows a script. An unexpected run, or a missing one, fails the test, even if the code under test
 * handles the error.
 */
export function fakeHost(
  about: string | (Pick<HostHandle, 'id'> & Partial<HostHandle>),
  ...script: readonly ExpectedRun[]
): FakeHost {
  const host = typeof about === 'string' ? { id: about } : about
  const runs: Run[] = []
  const faults: string[] = []
  onTestFinished(() => {
    for (const left of script.slice(runs.length)) faults.push(`nobody ran ${left.program} ${told(left.asks)}`)
    if (faults.length > 0) throw new Error(`${host.id}: ${faults.join('; ')}`)
  })
  const run: HostHandle['run'] = async (program, request, options): Promise<RunResult> => {
    const asked = { program, asks: linesOf(program, request), ...options }
    const expected = script[runs.length]
    runs.push(asked)
    const fault = faultOf(asked, expected)
    if (fault !== undefined || !expected) {
      faults.push(fault ?? 'no such run')
      throw new Error(fault)
    }
    if (expected.answer instanceof Error) throw expected.answer
    for (const line of Buffer.from(expected.answer).toString().split('\n').slice(0, -1)) options.onLine?.(line)
    return { stdout: expected.answer, stderr: expected.stderr ?? '', exitCode: 0 }
  }
  return { handle: { source: 'saved', label: host.id, notes: () => [], ...host, run }, runs }
}

/** What is wrong with a run; undefined if it is the expected one. */
function faultOf(run: Run, expected: ExpectedRun | undefined): string | undefined {
  const what = `${run.program} ${told(run.asks)}`
  if (!expected) return `unexpected: ${what}`
  const { program, asks, privileged = false, unattended = false } = expected
  const isAsked = asks instanceof RegExp ? asks.test(run.asks.join('\n')) : isDeepStrictEqual(run.asks, asks)
  if (run.program !== program || !isAsked) return `expected ${program} ${told(asks)}, not ${what}`
  if (run.privileged !== privileged) return `${what} ${run.privileged ? 'with' : 'without'} root rights`
  if ((run.unattended ?? false) !== unattended) return `${what} ${unattended ? 'may ask' : 'asks nobody'}`
  if (!run.signal) return `${what} cannot be stopped`
  if (!(run.timeoutMs > 0)) return `${what} has no limit`
  return undefined
}

/** The lines of a request; the contents of files after its end are the last one. */
function linesOf(program: ProgramName, request: Uint8Array): string[] {
  const text = Buffer.from(request).toString()
  const [, lines = '', contents = ''] = new RegExp(`^mooring-${program} 1\n(.*?\n)end\n(.*)$`, 's').exec(text) ?? []
  return [...lines.split('\n').slice(0, -1), ...(contents === '' ? [] : [contents])]
}

function told(asks: ExpectedRun['asks']): string {
  return asks instanceof RegExp ? String(asks) : JSON.stringify(asks)
}
