import type { Check } from '../../../shared/model/check.ts'
import type { VerdictCause } from '../../../shared/model/verdict-cause.ts'
import { listed } from '../../../shared/words/param.ts'
import {
  answers,
  causeRemark,
  type Evidence,
  engineAnswers,
  haveReached,
  only,
  remark,
  result,
  runningEngines,
  wasSeen,
} from './evidence.ts'

/** Whether there is a Docker to ask. */
export function engineCheck(evidence: Evidence): Check {
  const { facts, registry } = evidence
  const running = runningEngines(evidence)
  const silent = only(engineAnswers(evidence), 'silent').length > 0 || running.some(({ isSilent }) => isSilent)
  if (facts.engines.length === 0) return result('engine', 'bad', [remark('engine-missing')])
  if (silent) return result('engine', 'bad', [causeRemark('engine-away', registry)])
  if (running.length === 0) return result('engine', 'bad', [remark('engine-stopped')])
  if (engineAnswers(evidence).length === 0) return result('engine', 'unknown', [causeRemark('engine-closed', registry)])
  const told = running.flatMap(({ version, endpoint }) =>
    version === undefined || endpoint === undefined ? [] : [remark('engine-runs', { version, endpoint })],
  )
  return result('engine', 'good', told)
}

/** Minutes by which two computers' clocks may differ before a certificate notices. */
const tolerance = 5

/** A clock that is off makes a good certificate look expired, or not valid yet. */
export function clockCheck(evidence: Evidence): Check {
  const { facts, now } = evidence
  const minutes = Math.round((facts.clock - now) / 60)
  if (Math.abs(minutes) <= tolerance) return result('clock', 'good')
  const isByDates = causesOf(evidence).some((cause) => cause === 'expired' || cause === 'not-yet-valid')
  const told = remark(minutes > 0 ? 'clock-ahead' : 'clock-behind', { count: Math.abs(minutes) })
  return result('clock', isByDates ? 'bad' : 'warning', [told])
}

/** Whether the host resolves the registry's name. */
export function addressCheck(evidence: Evidence): Check {
  const { facts, registry } = evidence
  const { host } = registry
  const found = facts.names?.find((each) => each.host === host)?.addresses
  const isMissing = causesOf(evidence).includes('dns-not-found')
  // Through a proxy the host itself need not resolve it.
  if (isMissing || (found?.length === 0 && !haveReached(answers(evidence))))
    return result('address', 'bad', [remark('address-missing', { host })])
  if (!found || found.length === 0) return result('address', haveReached(answers(evidence)) ? 'good' : 'unknown')
  return result('address', 'good', [remark('address-found', { host, addresses: listed(found) })])
}

const noConnection = [
  'connect-refused',
  'connect-timeout',
  'connect-unreachable',
  'connection-reset',
  'proxy-login-needed',
  'plain-http',
  'not-tls',
] as const satisfies readonly VerdictCause[]

/** Whether something answers there, and speaks TLS. */
export function connectionCheck(evidence: Evidence): Check {
  const { registry, insecure } = evidence
  if (addressCheck(evidence).status === 'bad') return result('connection', 'unknown')
  const causes = causesOf(evidence)
  const broken = noConnection.filter((cause) => causes.includes(cause))
  if (broken.length > 0)
    return result(
      'connection',
      'bad',
      broken.map((cause) => causeRemark(cause, registry)),
    )
  const spoke = only(answers(evidence), 'reached', 'untrusted', 'client-certificate')
  if (spoke.length === 0) return result('connection', 'unknown')
  // An insecure registry may have been reached over HTTP.
  if (insecure && !wasSeen(evidence.look)) return result('connection', 'good')
  return result('connection', 'good', [remark('port-answers', { host: registry.host, port: registry.port })])
}

/** The causes of answers that are not a success. */
function causesOf(evidence: Evidence): VerdictCause[] {
  return answers(evidence).flatMap(({ answer, cause }) => (answer === 'reached' ? [] : [cause]))
}
