import { type CauseRow, certsDRows, dockerClientRows, goRows } from '../../../shared/error-texts.ts'
import { lastLine } from '../../../shared/last-line.ts'
import { dockerEngines, type HostFacts } from '../../../shared/model/facts.ts'
import type { Registry } from '../../../shared/model/inspection.ts'
import type { RegistryLook, VerifyRequest } from '../../../shared/model/plan.ts'
import type { Verdict } from '../../../shared/model/verdict.ts'
import type { VerdictCause } from '../../../shared/model/verdict-cause.ts'
import { type ExitStatus, unanswered } from '../driver.ts'
import { isDesktop } from './desktop.ts'

/** A request to every reachable Docker engine, except Docker Desktop's: it reads changes only after a restart. */
export function verifyRequests(facts: HostFacts, registry: Registry): VerifyRequest[] {
  return dockerEngines(facts).flatMap((engine) => {
    const { endpoint, pid } = engine
    const mayBeAsked = endpoint !== undefined && pid !== undefined && !isDesktop(engine)
    return mayBeAsked ? [{ kind: 'docker', endpoint, registry: registry.name } as const] : []
  })
}

/**
 * What Docker says when asked to pull a tag that cannot exist. An engine has no codes for this, only words (distribution
 * registry/client/errors.go, moby daemon/internal/distribution). Some of them are so general that only the question gives them a meaning.
 */
const rows = [
  ...dockerClientRows,
  // What the client says of its own connection to the engine, also about a certificate; curl asks where there is no client.
  [/^error during connect: |^curl: \(\d+\) /m, 'engine-away'],
  ...certsDRows,
  ...goRows,
  [/x509:|certificate verify failed/i, 'certificate-refused'],
  // A proxy's status 407, whose words contain those of a registry that wants a login (net/http transport.go, dialConn).
  [/proxy authentication required/i, 'proxy-login-needed'],
  [/manifest unknown|name unknown|not found/i, 'tag-unknown'],
  [/unauthorized|no basic auth credentials|authentication required/i, 'login-needed'],
  [/denied/i, 'access-denied'],
  [/no such host/i, 'dns-not-found'],
  [/connection refused/i, 'connect-refused'],
  [/timeout|deadline exceeded/i, 'connect-timeout'],
  [/no route to host|network is unreachable/i, 'connect-unreachable'],
  [/connection reset|EOF/i, 'connection-reset'],
] as const satisfies readonly CauseRow<VerdictCause>[]

/** What each cause comes to. */
const answerOf: Readonly<Record<(typeof rows)[number][1] | 'words-unknown', Verdict['answer']>> = {
  'issuer-unknown': 'untrusted',
  expired: 'untrusted',
  'not-yet-valid': 'untrusted',
  'address-not-named': 'untrusted',
  'no-alternative-name': 'untrusted',
  'name-mismatch': 'untrusted',
  'no-server-usage': 'untrusted',
  'issuer-not-ca': 'untrusted',
  'path-too-long': 'untrusted',
  'name-constraints': 'untrusted',
  'signature-weak': 'untrusted',
  'extension-unknown': 'untrusted',
  'certificate-refused': 'untrusted',
  'engine-closed': 'unknown',
  'engine-away': 'silent',
  'orphan-certificate': 'blocked',
  'orphan-key': 'blocked',
  'pair-mismatch': 'blocked',
  'unreadable-certificate': 'blocked',
  'file-unreadable': 'blocked',
  'client-certificate-required': 'client-certificate',
  'plain-http': 'unclear',
  'not-tls': 'unclear',
  'words-unknown': 'unclear',
  'tag-unknown': 'reached',
  'login-needed': 'reached',
  'access-denied': 'reached',
  'proxy-login-needed': 'unreachable',
  'dns-not-found': 'unreachable',
  'connect-refused': 'unreachable',
  'connect-timeout': 'unreachable',
  'connect-unreachable': 'unreachable',
  'connection-reset': 'unreachable',
}

/** What a look of the host says where Docker's words are of its second try; after `closed` these count. */
const byLook: Readonly<Record<Exclude<RegistryLook, 'closed'>, Pick<Verdict, 'answer' | 'cause'>>> = {
  login: { answer: 'reached', cause: 'login-needed' },
  pair: { answer: 'client-certificate', cause: 'client-certificate-required' },
  answered: { answer: 'reached', cause: 'answered' },
  unable: { answer: 'unclear', cause: 'second-try-only' },
}

/** What a second try, over HTTP, may come to although the first one reached the registry. */
const ofSecondTry: ReadonlySet<VerdictCause> = new Set([
  'not-tls',
  'connect-refused',
  'connect-timeout',
  'connection-reset',
  'words-unknown',
])

/**
 * Reads one engine's answer. `look` is there where the
 * engine does not check the registry's certificate: it then tries HTTPS, and after any refusal HTTP, and tells of the last one.
 */
export function readDockerAnswer(
  request: VerifyRequest,
  output: string,
  exitStatus: ExitStatus,
  look: RegistryLook = 'closed',
): Verdict {
  const detail = lastLine(output)
  if (typeof exitStatus !== 'number') return { ...request, ...unanswered[exitStatus], detail }
  const [, cause] = rows.find(([words]) => words.test(output)) ?? [output, 'words-unknown' as const]
  const answer = answerOf[cause]
  // Through a proxy it may not get where the host gets.
  const isSeen = look !== 'closed' && ofSecondTry.has(cause) && !output.includes('proxyconnect')
  const url = answer === 'untrusted' ? otherUrl(output, request.registry) : undefined
  return { ...request, answer, cause, ...(isSeen ? byLook[look] : {}), detail, ...(url !== undefined && { url }) }
}

/**
 * The address, without its query, whose certificate was refused, if it is not the registry's own API: most often that of a token server
 * (net/http client.go, url.Error). The containerd store asks for tokens without certs.d, also at the registry's own address.
 */
function otherUrl(output: string, registry: string): string | undefined {
  const [, refused = ''] = /\b(?:Get|Head|Post) \\?"(https:\/\/[^"\\\s]+)\\?": .*x509:/.exec(output) ?? []
  const [url, own] = [refused, `https://${registry}/v2/`].map((text) =>
    URL.canParse(text) ? new URL(text) : undefined,
  )
  if (!url) return undefined
  const isApi = url.host === own?.host && url.pathname.startsWith('/v2/')
  return isApi && !/failed to fetch (?:anonymous|oauth) token/.test(output) ? undefined : `${url.origin}${url.pathname}`
}
