import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import {
  type ApplyResult,
  parseApplyOutput,
  type Unmet,
  type VerifyAnswer,
} from '../../../main/engine/host-protocol/answer.ts'
import { type ApplyRequest, encodeApplyRequest } from '../../../main/engine/host-protocol/apply.ts'
import { surveyLimit } from '../../../main/engine/host-protocol/limits.ts'
import { encodeSurveyRequest, parseSurvey, type SurveyRequest } from '../../../main/engine/host-protocol/survey.ts'
import { speakWith } from '../../../main/hosts/ways/command/command-shell.ts'
import { hold } from '../../../main/hosts/ways/hold.ts'
import { applyProgram, surveyProgram } from '../../../main/hosts/ways/programs.ts'
import { shellCommand } from '../../../main/hosts/ways/shell.ts'
import type { RunOptions, RunResult } from '../../../main/hosts/ways/way.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { must } from '../processes/process.ts'

/** A shell that host programs must run on. */
export interface HostShell {
  readonly name: string
  readonly argv: readonly string[]
  readonly path: string
}

const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export const dash: HostShell = { name: 'dash', argv: ['dash'], path: systemPath }
const bash: HostShell = { name: 'bash', argv: ['bash'], path: systemPath }

/** The three kinds of shell. With busybox, cp, mv, sha256sum and the rest are busybox's too. */
export const hostShells: readonly [HostShell, HostShell, HostShell] = [dash, bash, await busybox()]

async function busybox(): Promise<HostShell> {
  const applets = await mkdtemp(join(tmpdir(), 'mooring-busybox-'))
  afterAll(() => rm(applets, { recursive: true }))
  await must('busybox', ['--install', '-s', applets])
  await chmod(applets, 0o755)
  return { name: 'busybox ash', argv: [join(applets, 'ash')], path: `${applets}:${systemPath}` }
}

/** How a test runs a program: the way's options, and the first directories of the PATH. */
export interface HostRun extends Partial<RunOptions> {
  readonly pathBefore?: string
  /** Shell text in front of the program's. */
  readonly programBefore?: string
  /** As whom; only root can choose. */
  readonly uid?: number
  /** A command that runs the shell with its arguments, for example in another namespace. */
  readonly within?: readonly string[]
  readonly onSpawn?: (child: ChildProcessWithoutNullStreams) => void
}

/** Runs a program as a way does, on a given shell. */
export function runProgram(
  shell: HostShell,
  program: string,
  request: Uint8Array,
  { pathBefore, programBefore = '', uid, within = [], onSpawn, ...options }: HostRun = {},
): Promise<RunResult> {
  const [command = '', ...args] = [...within, ...shell.argv]
  const PATH = pathBefore ? `${pathBefore}:${shell.path}` : shell.path
  const text = Buffer.from(programBefore + program)
  const child = spawn(command, [...args, '-c', shellCommand(text.length)], {
    env: { PATH, HOME: '/nonexistent' },
    detached: true,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  onSpawn?.(child)
  return hold(speakWith(child, 'test'), Buffer.concat([text, request]), { timeoutMs: 60_000, ...options })
}

/** The apply program's answer. A run without a result was killed. */
export interface Applied {
  readonly result: ApplyResult | undefined
  readonly verifies: readonly VerifyAnswer[]
  readonly unmet: readonly Unmet[]
  readonly lines: readonly string[]
  readonly stderr: string
  readonly exitCode: number | null
}

export async function apply(shell: HostShell, request: ApplyRequest, run?: HostRun): Promise<Applied> {
  return applied(await runProgram(shell, applyProgram, encodeApplyRequest(request), run))
}

/** The same for a request as bytes, which may be invalid. */
export async function applyBytes(shell: HostShell, request: string | Uint8Array, run?: HostRun): Promise<Applied> {
  return applied(await runProgram(shell, applyProgram, Buffer.from(request), run))
}

function applied({ stdout, stderr, exitCode }: RunResult): Applied {
  const { result, verifies, unmet } = parseApplyOutput(stdout)
  return { result, verifies, unmet, lines: Buffer.from(stdout).toString().split('\n'), stderr, exitCode }
}

export async function survey(shell: HostShell, request: SurveyRequest, run?: HostRun): Promise<HostFacts> {
  const options = { ...run, answerLimit: surveyLimit }
  return parseSurvey((await runProgram(shell, surveyProgram, encodeSurveyRequest(request), options)).stdout)
}
