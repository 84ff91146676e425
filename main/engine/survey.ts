import { Failure, failureOn } from '../../shared/failure.ts'
import { isBelow } from '../../shared/host-path.ts'
import { lastLine } from '../../shared/last-line.ts'
import { type HostFacts, isClosed, isLive } from '../../shared/model/facts.ts'
import { isInHome } from '../drivers/index.ts'
import type { HostHandle } from '../hosts/directory.ts'
import { surveyLimit } from './host-protocol/limits.ts'
import { encodeSurveyRequest, parseSurvey, type SurveyRequest, wrongValue } from './host-protocol/survey.ts'

/** A survey asks each engine, and gives up on a hanging one well before this. */
const timeoutMs = 60_000

/** It has nothing to roll back. */
const graceMs = 1_000

/**
 * Surveys a host once, without root rights and without writing anything.
 * @param root `/`, or the top of a directory tree that stands for the host.
 * @param registries whose directories to look into: these, or `every` one in the engines' certs.d directories.
 * @param files additional files to report, which no driver asks for by itself.
 * @throws Failure `survey-failed`, `answer-too-large`, `root-missing`, `cancelled`, and the way's failures.
 */
export function surveyHost(
  host: HostHandle,
  root: string,
  registries: SurveyRequest['registries'],
  signal: AbortSignal,
  files: readonly string[] = [],
): Promise<HostFacts> {
  return survey(host, { root, registries, files }, signal, false)
}

/**
 * Surveys a host for planning. dockerd may make /etc/docker readable by root alone. An invisible file must not count as
 * absent, so then the survey runs as root. `user` is still the asking user, whose engines are asked
 * beside root's, and who also owns any Docker Desktop.
 * @throws Failure as {@link surveyHost}, and `elevation-missing`, `elevation-refused`.
 */
export async function surveyForPlan(
  host: HostHandle,
  root: string,
  registries: readonly string[],
  signal: AbortSignal,
): Promise<HostFacts> {
  const facts = await surveyHost(host, root, registries, signal)
  if (!isLive(facts) || !facts.files.some((file) => isClosed(file, facts.user))) return facts
  const { user, ownJournal, receipts, damagedReceipts, unfinished, unfinishedIn, leftovers, entries } = facts
  const home = facts.engines.some(isInHome) ? { home: user.home } : {}
  const seen = await survey(host, { root, registries, asker: user.uid, ...home }, signal, true)
  const own = facts.files.filter(({ path }) => ownJournal !== undefined && isBelow(path, ownJournal))
  const files = [...seen.files, ...own]
  const journals = { receipts, damagedReceipts, unfinished, unfinishedIn, leftovers, entries }
  return { ...seen, files, user, ownJournal, ...journals }
}

async function survey(
  host: HostHandle,
  request: SurveyRequest,
  signal: AbortSignal,
  privileged: boolean,
): Promise<HostFacts> {
  const bytes = encodeSurveyRequest(request)
  const options = { privileged, signal, timeoutMs, graceMs, answerLimit: surveyLimit }
  const { stdout, stderr } = await host.run('survey', bytes, options).catch((error: unknown) => {
    throw signal.aborted ? new Failure('cancelled') : error
  })
  if (signal.aborted) throw new Failure('cancelled')
  try {
    const facts = parseSurvey(stdout)
    // What runs and where files are written depends on it.
    if (facts.root !== request.root) throw wrongValue('root')
    return facts
  } catch (error) {
    if (error instanceof Failure && error.code === 'survey-failed') {
      throw new Failure('survey-failed', { host: host.id, detail: lastLine(stderr) || (error.params['detail'] ?? '') })
    }
    throw failureOn(host.id, error)
  }
}
