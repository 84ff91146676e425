import { lastLine } from '../../../../shared/last-line.ts'
import type { Verdict } from '../../../../shared/model/change.ts'
import type { VerifyRequest } from '../../../../shared/model/plan.ts'
import { placeOn } from '../../boot2docker/certs.ts'
import { dockerRestart } from '../../docker-engine/restart/service.ts'
import { type Driver, nothing } from '../../driver.ts'
import { planSystemTrust } from './trust.ts'
import { unawareEngineNotes } from './unaware.ts'
import { planSystemUntrust } from './untrust.ts'

/** The trust store of a whole Linux system, read by every program on it. */
export const systemStore: Driver = {
  id: 'system-store',
  plans: {
    trust: (facts, intent) => (placeOn(facts, intent) === 'system' ? planSystemTrust(facts, intent) : nothing),
    untrust: planSystemUntrust,
  },
  notes: (facts, intent) => (intent === undefined || intent.kind === 'trust' ? unawareEngineNotes(facts) : []),
  verify: { system: readSystemAnswer },
  refreshes: { 'trust-store': { words: { phrase: 'refresh-trust-store' } }, 'docker-restart': dockerRestart },
}

/** Exit statuses of curl (libcurl-errors(3)); the apply program gives the same for openssl where there is no curl. */
const answers: Readonly<Record<number, Verdict['answer']>> = {
  0: 'reached',
  6: 'unreachable',
  7: 'unreachable',
  28: 'unreachable',
  // Before curl 7.62.0, 51 meant an untrusted certificate or one for another name.
  51: 'untrusted',
  58: 'client-certificate',
  60: 'untrusted',
  // The CA bundle cannot be read.
  77: 'untrusted',
}

/**
 * Reads the answer of the host's own TLS client. `exitStatus` undefined means that there is none, or that it timed out.
 */
export function readSystemAnswer(request: VerifyRequest, output: string, exitStatus: number | undefined): Verdict {
  const detail = lastLine(output)
  const answer = exitStatus === undefined ? 'unknown' : (answers[exitStatus] ?? 'unclear')
  return { ...request, answer, detail }
}
