import { Failure } from '../../../shared/failure.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { checkArgument, checkPath } from './words.ts'

/** What survey.sh is asked: `/` or a directory tree, and the registries whose files matter. */
export interface SurveyRequest {
  readonly root: string
  readonly registries: readonly string[]
}

/**
 * Puts a request into the words that survey.sh reads; the format is described at the top of that file.
 * @throws TypeError for a root that is no plain absolute path.
 */
export function encodeSurveyRequest({ root, registries }: SurveyRequest): Uint8Array {
  const lines = registries.map((name) => `registry ${checkArgument(name)}`)
  return Buffer.from(['mooring-survey 1', `root ${checkPath(root)}`, ...lines, 'end', ''].join('\n'))
}

/**
 * Reads what survey.sh printed.
 * @throws Failure `root-missing`; `survey-failed` (without `host`) for what is not a whole survey.
 */
export function parseSurvey(stdout: Uint8Array): HostFacts {
  throw new Failure('survey-failed', { detail: `${stdout.length}` })
}
