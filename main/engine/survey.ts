import { Failure } from '../../shared/failure.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import type { HostHandle } from '../hosts/host-directory.ts'
import { surveyProgram } from './wire/programs.ts'
import { encodeSurveyRequest, parseSurvey } from './wire/survey.ts'

/** A survey asks each engine; one that hangs is given up well before this. */
const timeoutMs = 60_000

/**
 * Looks at a host, once, without root rights and without writing anything.
 * @param root `/`, or the top of a directory tree that stands for the host.
 * @throws Failure `survey-failed`, `root-missing`, `cancelled`, and what the transport throws.
 */
export async function surveyHost(
  host: HostHandle,
  root: string,
  registries: readonly string[],
  signal: AbortSignal,
): Promise<HostFacts> {
  const request = encodeSurveyRequest({ root, registries })
  const { stdout, stderr } = await host.transport.run(surveyProgram, request, { privileged: false, signal, timeoutMs })
  try {
    return parseSurvey(stdout)
  } catch (error) {
    if (error instanceof Failure && error.code === 'survey-failed') {
      throw new Failure('survey-failed', { host: host.id, detail: lastLine(stderr) ?? String(error.params['detail']) })
    }
    throw error
  }
}

function lastLine(text: string): string | undefined {
  return text.trim().split('\n').at(-1) || undefined
}
