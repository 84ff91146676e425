import { lastLine } from '../../../../shared/last-line.ts'
import { isLive } from '../../../../shared/model/facts.ts'
import type { VerifyRequest } from '../../../../shared/model/plan.ts'
import type { Verdict } from '../../../../shared/model/verdict.ts'
import type { VerdictCause } from '../../../../shared/model/verdict-cause.ts'
import { anchorsNamed } from '../../anchor-directory.ts'
import { placeOn } from '../../boot2docker/certs.ts'
import { dockerRestart } from '../../docker-engine/restart/service.ts'
import { type Driver, type ExitStatus, nothing, unanswered } from '../../driver.ts'
import { byHandNotes } from './by-hand.ts'
import { storeKind } from './find-store.ts'
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
  found: (facts, registry) => {
    const store = storeKind(facts)
    return store ? anchorsNamed(facts, store, registry) : []
  },
  places: (facts) => {
    const store = storeKind(facts)
    return store ? [store.directory] : []
  },
  notes: (facts, intent) => [
    ...(intent === undefined ? byHandNotes(facts) : []),
    ...(intent === undefined || intent.kind === 'trust' ? unawareEngineNotes(facts) : []),
  ],
  asks: (facts, registry) => (isLive(facts) ? [{ kind: 'system', registry: registry.name }] : []),
  verify: { system: readSystemAnswer },
  refreshes: { 'trust-store': { words: { phrase: 'refresh-trust-store' } }, 'docker-restart': dockerRestart },
}

/** Exit statuses of curl (libcurl-errors(3)); the apply program gives the same for openssl where there is no curl. */
const answers: Readonly<Record<number, Pick<Verdict, 'answer' | 'cause'>>> = {
  0: { answer: 'reached', cause: 'answered' },
  6: { answer: 'unreachable', cause: 'dns-not-found' },
  7: { answer: 'unreachable', cause: 'connect-refused' },
  28: { answer: 'unreachable', cause: 'connect-timeout' },
  // Before curl 7.62.0 a certificate that is not trusted, or not for this name, was 51.
  51: { answer: 'untrusted', cause: 'certificate-refused' },
  58: { answer: 'client-certificate', cause: 'client-certificate-required' },
  60: { answer: 'untrusted', cause: 'certificate-refused' },
  // The CA bundle cannot be read.
  77: { answer: 'untrusted', cause: 'store-unreadable' },
}

/** Why a certificate is refused, in OpenSSL's and GnuTLS's words; the first row that fits counts. */
const refusals: readonly (readonly [words: RegExp, cause: VerdictCause])[] = [
  [/certificate has expired/i, 'expired'],
  [/certificate is not yet valid|not yet activated/i, 'not-yet-valid'],
  [
    /no alternative certificate subject name|hostname mismatch|IP address mismatch|does not match target host/i,
    'name-mismatch',
  ],
  [
    /unable to get (local )?issuer|unable to verify the first|self[- ]signed certificate|issuer is unknown/i,
    'issuer-unknown',
  ],
]

/** Reads what the host's own TLS client came to. */
export function readSystemAnswer(request: VerifyRequest, output: string, exitStatus: ExitStatus): Verdict {
  const detail = lastLine(output)
  if (typeof exitStatus !== 'number') return { ...request, ...unanswered[exitStatus], detail }
  const { answer, cause } = answers[exitStatus] ?? { answer: 'unclear', cause: 'words-unknown' }
  const known = refusals.find(([words]) => words.test(output))
  return { ...request, answer, cause: cause === 'certificate-refused' && known ? known[1] : cause, detail }
}
