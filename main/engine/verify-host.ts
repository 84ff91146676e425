import { Failure } from '../../shared/failure.ts'
import { lastLine } from '../../shared/last-line.ts'
import type { VerifyRequest } from '../../shared/model/plan.ts'
import type { Verdict } from '../../shared/model/verdict.ts'
import { readAnswer } from '../drivers/index.ts'
import { howEnded } from '../error-code.ts'
import type { HostHandle } from '../hosts/directory.ts'
import { parseApplyOutput, type VerifyAnswer } from './host-protocol/answer.ts'
import { encodeApplyRequest } from './host-protocol/apply.ts'

/** The program gives each request up after 20 s, and its own look at the registry after 12 s; this is for a host that says nothing at all. */
const timeoutMs = 60_000
const timeoutMsEach = 40_000

/** It has nothing to roll back. */
const graceMs = 3_000

export interface VerifyOptions {
  readonly signal: AbortSignal
  /** Whether root asks: some engines answer nobody else. */
  readonly privileged?: boolean
}

/**
 * Asks a host's engines, or its own TLS client, for registries, and changes nothing.
 * @returns a verdict on each request that was answered, in their order.
 * @throws Failure `program-failed`, `cancelled`, and what the way throws.
 */
export async function verifyHost(
  host: HostHandle,
  requests: readonly VerifyRequest[],
  { signal, privileged = false }: VerifyOptions,
): Promise<Verdict[]> {
  const bytes = encodeApplyRequest({ mode: 'verify', verify: requests })
  const limits = { privileged, signal, timeoutMs: timeoutMs + timeoutMsEach * requests.length, graceMs }
  const { stdout, stderr, exitCode } = await host.run('apply', bytes, limits).catch((error: unknown) => {
    throw signal.aborted ? new Failure('cancelled') : error
  })
  const { result, verifies } = parseApplyOutput(stdout)
  if (result?.kind === 'cancelled') throw new Failure('cancelled')
  if (result?.kind !== 'done') {
    throw new Failure('program-failed', { host: host.id, detail: lastLine(stderr) || howEnded(exitCode) })
  }
  return readAnswers(verifies)
}

/** What the answers mean, by the drivers that read them. */
export function readAnswers(answers: readonly VerifyAnswer[]): Verdict[] {
  return answers.map(({ request, status, output, look }) => readAnswer(request, output, status, look))
}
