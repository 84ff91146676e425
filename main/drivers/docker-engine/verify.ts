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

type Row = readonly [words: RegExp, answer: Verdict['answer'], cause: VerdictCause]

/**
 * What Docker says when asked to pull a tag that cannot exist. An engine has no codes for this, only words, so this one
 * table reads them; the first row that fits counts. Words: crypto/x509 verify.go and root.go, crypto/tls alert.go,
 * distribution registry/client/errors.go, moby registry/registry.go and daemon/internal/distribution.
 */
const answers: readonly Row[] = [
  [/permission denied.*docker\.sock/i, 'unknown', 'engine-closed'],
  // What the client says of its own connection to the engine, also about a certificate; curl asks where there is no client.
  [/cannot connect to the docker daemon|is the docker daemon running/i, 'silent', 'engine-away'],
  [/^error during connect: |^curl: \(\d+\) /m, 'silent', 'engine-away'],
  [/missing (client )?key/i, 'blocked', 'orphan-certificate'],
  [/missing client certificate/i, 'blocked', 'orphan-key'],
  // The containerd store opens the key that should be there, or looks for it in the certificate's own file.
  [/found a certificate rather than a key|failed to find any PEM data in key/i, 'blocked', 'orphan-certificate'],
  [/certs\.d\/\S*\.key: no such file/i, 'blocked', 'orphan-certificate'],
  [/private key (type )?does not match/i, 'blocked', 'pair-mismatch'],
  [/unable to (load|read) CA cert/i, 'blocked', 'unreadable-certificate'],
  [/(open|read|stat) \S*certs\.d\/.*: (no such file|is a directory|permission denied)/i, 'blocked', 'file-unreadable'],
  [
    /remote error: tls: (bad certificate|certificate required|handshake failure)|missing certificate|no required SSL certificate/i,
    'client-certificate',
    'client-certificate-required',
  ],
  [/x509: certificate signed by unknown authority/i, 'untrusted', 'issuer-unknown'],
  [/x509: certificate has expired or is not yet valid: current time \S+ is before/i, 'untrusted', 'not-yet-valid'],
  [/x509: certificate has expired/i, 'untrusted', 'expired'],
  [/x509: .*doesn't contain any IP SANs/i, 'untrusted', 'address-not-named'],
  [/x509: .*Common Name/i, 'untrusted', 'no-alternative-name'],
  [/x509: certificate is (valid for .*, not |not valid for any names)/i, 'untrusted', 'name-mismatch'],
  [/x509: .*incompatible key usage/i, 'untrusted', 'no-server-usage'],
  [/x509: .*not authorized to sign other certificates/i, 'untrusted', 'issuer-not-ca'],
  [/x509: too many intermediates/i, 'untrusted', 'path-too-long'],
  [/x509: .*not authorized to sign for this name/i, 'untrusted', 'name-constraints'],
  [/x509: .*insecure algorithm/i, 'untrusted', 'signature-weak'],
  [/x509: unhandled critical extension/i, 'untrusted', 'extension-unknown'],
  [/x509:|certificate verify failed/i, 'untrusted', 'certificate-refused'],
  [/server gave HTTP response to HTTPS client/i, 'unclear', 'plain-http'],
  [/first record does not look like a TLS handshake/i, 'unclear', 'not-tls'],
  // A proxy's status 407, whose words contain those of a registry that wants a login (net/http transport.go, dialConn).
  [/proxy authentication required/i, 'unreachable', 'proxy-login-needed'],
  [/manifest unknown|name unknown|not found/i, 'reached', 'tag-unknown'],
  [/unauthorized|no basic auth credentials|authentication required/i, 'reached', 'login-needed'],
  [/denied/i, 'reached', 'access-denied'],
  [/no such host/i, 'unreachable', 'dns-not-found'],
  [/connection refused/i, 'unreachable', 'connect-refused'],
  [/timeout|deadline exceeded/i, 'unreachable', 'connect-timeout'],
  [/no route to host|network is unreachable/i, 'unreachable', 'connect-unreachable'],
  [/connection reset|EOF/i, 'unreachable', 'connection-reset'],
]

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
  const [, answer, cause] = answers.find(([words]) => words.test(output)) ?? [output, 'unclear', 'words-unknown']
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
