import { Failure } from '../../../shared/failure.ts'
import {
  type DockerEngine,
  dockerEngineSchema,
  type Engine,
  type EngineKind,
  engineKindSchema,
  serviceSchema,
} from '../../../shared/model/facts.ts'
import { isArgument } from './checks.ts'
import { readDockerInfo } from './docker-info.ts'
import { limitArguments } from './limits.ts'

/** How many strings tell of an engine, by its kind. */
const widths: Readonly<Record<EngineKind, number>> = { docker: 11 }

/**
 * One `engine` record of a survey: a kind, and the strings that it comes with. What the daemon did not say, or said in
 * another shape, is left out, and so is an endpoint that no request could name.
 * @throws Failure `survey-failed` for a kind or a flavour that nobody knows: no driver may guess what it is.
 */
export function readEngine([kind = '', , ...values]: readonly string[]): Engine {
  const known = engineKindSchema.safeParse(kind)
  if (!known.success) throw unknownEngine(kind)
  if (values.length !== widths[known.data])
    throw new Failure('survey-failed', { detail: { phrase: 'survey-broken-off' } })
  switch (known.data) {
    case 'docker':
      return readDockerEngine(values)
  }
}

function readDockerEngine(values: readonly string[]): DockerEngine {
  const [flavour = '', uid, gid, certsDir = '', endpoint, pid, since, manager, name, info = '', args = ''] = values
  const known = dockerEngineSchema.shape.flavour.safeParse(flavour)
  if (!known.success) throw unknownEngine(`docker ${flavour}`)
  const service = serviceSchema.safeParse({ manager, name })
  return {
    kind: 'docker',
    flavour: known.data,
    ...readDockerInfo(info),
    ...(endpoint && isArgument(endpoint) ? { endpoint } : {}),
    ...(pid ? { pid: Number(pid) } : {}),
    ...(since ? { since: Number(since) } : {}),
    ...(service.success ? { service: service.data } : {}),
    args: [...limitArguments(Buffer.from(args, 'hex').toString('utf8').split('\0').slice(0, -1))],
    certsDir,
    uid: Number(uid),
    gid: Number(gid),
  }
}

function unknownEngine(engine: string): Failure {
  return new Failure('survey-failed', { detail: { phrase: 'survey-engine-unknown', params: { engine } } })
}
