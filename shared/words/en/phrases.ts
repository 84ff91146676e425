import { filePhrases, foundPhrases } from './phrases/files.ts'
import { systemPhrases } from './phrases/system.ts'
import { wayPhrases } from './phrases/way.ts'

/** Why a certificate should become the trust anchor, by the kind of anchor that it is. */
const anchorPhrases = {
  'anchor-self-signed-leaf':
    'The registry’s certificate is self-signed, so it is its own trust anchor. Docker accepts it even if it is not marked as a CA.',
  'anchor-root-in-chain':
    'The registry sends the root {subject}. It signs everything below it and stays the same when the registry’s server certificate is renewed.',
  'anchor-topmost-intermediate':
    'The registry does not send a usable root. {subject} is the highest certificate in its chain, and Docker accepts any certificate as a trust anchor.',
  'anchor-leaf-only':
    'No other certificate in the chain can be a trust anchor, so only the server certificate itself can be trusted.',
  'anchor-ca-file': 'The CA file contains {subject}, which completes the chain.',
  'anchor-pinned': 'You gave the fingerprint of {subject}. Only this certificate will be trusted.',
} as const

/** Hosts, and what was found on one. */
const hostPhrases = {
  'any-host': 'any host',
  'no-engine-found': 'no container engine',
  /** The kinds of engines. */
  'engine-docker': 'Docker',
  'engine-version': 'Docker {version}',
  'engine-running': 'Docker (running)',
  'engine-not-running': 'Docker (not running)',
  'engine-silent': 'Docker (does not answer)',
  'engine-of-flavour': '{engine}, {flavour}',
  'blocked-docker': 'Docker',
  'blocked-login': 'docker login',
  'blocked-build': 'docker build',
  'flavour-rootful': 'rootful',
  'flavour-rootless': 'rootless',
  'flavour-snap': 'snap',
  'flavour-desktop': 'desktop',
  'source-local': 'this computer',
  'source-saved': 'your list',
  'source-docker-machine': 'docker-machine',
  'source-docker-context': 'docker context',
  'source-ssh': 'ssh_config',
} as const

/** What the page itself finds wrong with an answer or with its own session. */
const pagePhrases = {
  'page-answer-misshapen': 'an answer does not match the contract ({where})',
  'page-no-session': 'this tab has no session',
} as const

/** What the host programs find out themselves, and what is wrong with what they say. */
const programPhrases = {
  'cause-unexpected': '{detail}.',
  'line-below': '{above}\n{below}',
  'why-status': '{refresh}: exit status {status}',
  'why-timeout': '{refresh}: not finished within {seconds} s',
  'why-no-client': 'neither docker nor curl is installed to ask the engine',
  'why-no-engine': 'Docker is not running at {endpoint}',
  'why-no-answer': 'Docker does not answer at {endpoint}',
  'why-keeps-dying': 'Docker at {endpoint} has stopped several times, soon after it started',
  'why-not-listed': 'Docker at {endpoint} does not list {entry} as insecure',
  'why-not-unlisted': 'Docker at {endpoint} still lists {entry} as insecure',
  'why-not-stopped': 'Docker does not stop',
  'why-started-otherwise': 'the Docker at {endpoint} was not started by {script}',
  'why-not-imported':
    'the certificate can’t be added to {database}; if it has a password, only the browser can change it',
  'why-directory-there': 'there is a directory in its place',
  'why-content-differs': 'the content received for {path} does not match its hash',
  'why-change-exists': 'the host already has a change {change}',
  'why-store-busy': 'another update-ca-certificates is still running (process {process})',
  'why-not-built':
    '{bundle} does not match the files that it is built from, although its command has run several times',
  'lacks-tool': 'the command {tool} is not in the PATH',
  'lacks-proc': '/proc is not mounted',
  'lacks-files': 'a program may not open {count} files at once (ulimit -n)',
  'limit-bytes': 'more than {size} KiB',
  'limit-part': 'more than {size} KiB in {part}',
  'limit-records': 'more than {size} records of the kind {record}',
  'survey-not-begun': 'the answer does not come from Mooring’s program',
  'survey-broken-off': 'the answer is incomplete',
  'survey-value': 'the answer has a wrong value for {name}',
  'receipt-empty': 'it is empty',
  'receipt-not-file': 'it is not a regular file',
  'receipt-not-receipt': 'its content is damaged',
  'receipt-too-large': 'it is too large',
  'receipt-too-many': 'the receipts together are too large',
  'receipt-unreadable': 'it can’t be read',
  'survey-file-changed': '{path} changed while it was read',
  'survey-engine-unknown': 'the engine “{engine}” is unknown',
} as const

/** What a plan is for, by the kind of its intent. */
const purposePhrases = {
  'purpose-trust': 'Trust {registry} on {hosts}',
  'purpose-untrust': 'Stop trusting {registry} on {hosts}',
  'purpose-insecure-on': 'Make {registry} insecure on {hosts}',
  'purpose-insecure-off': 'Make {registry} secure again on {hosts}',
  'purpose-migrate': 'Move certificates out of server.pem on {hosts}',
  'purpose-undo': 'Undo {change} on {hosts}',
  'purpose-recover': 'Roll back an interrupted change on {hosts}',
} as const

/** What went wrong on the way to a registry, and what its certificates and its handshake say. */
const registryPhrases = {
  'no-answer': 'no answer within {seconds} s',
  'http-status': 'HTTP status {status}',
  'proxy-unsupported': '{scheme} proxies are not supported',
  'chain-empty': 'it is empty',
  'chain-certificate': 'certificate {position}: {detail}',
  'chain-too-long': 'it is longer than {limit} bytes',
  'chain-too-many': 'it has more than {limit} certificates',
  'tls-cut-off': 'a TLS message is cut off',
  'compression-unknown': 'unknown certificate compression {algorithm}',
  'cipher-unknown': 'unknown cipher suite {suite}',
  'no-names': 'no host name',
  'names-and-more': '{names} and {count} more',
  days: { one: '{count} day', other: '{count} days' },
  'less-than-a-day': 'less than a day',
  'expired-since': 'expired since {date}',
  'valid-until': 'valid until {date}',
  'sentence-and-next': '{sentence} {next}',
} as const

/** Why the server of `mooring web` refuses a request. */
const requestPhrases = {
  'request-host': 'its Host header is not {host}',
  'request-origin': 'its Origin header is not {origin}',
  'request-type': 'its content type is not application/json',
  'request-method': 'its method is neither GET nor POST',
  'request-page': 'there is no such page',
  'request-path': 'it is not sent to /api/<verb>',
  'request-token': 'its token does not belong to this session',
  'request-ticket': 'the address was already opened, or it is not the one that mooring web printed',
  'request-large': 'its body is larger than {limit} bytes',
  'request-json': 'its body is not JSON',
  'answer-failed': 'Mooring couldn’t answer it',
} as const

/** What a change does on a host, one step after another. */
const stepPhrases = {
  'waiting-address': 'looking up the address of {registry}',
  'waiting-handshake': 'waiting for {registry} to accept the connection and send its certificate',
  'waiting-answer': 'waiting for {registry} to answer GET /v2/',
  'waiting-login-server': 'waiting for the login server of {registry}',
  'certificate-anchor': 'trust anchor',
  'certificate-client': 'client certificate',
  'certificate-issuer': 'intermediate certificate',
  'step-put': 'writing {file}',
  'step-remove': 'removing {file}',
  'step-restore': 'restoring {file}',
  'step-run': '{refresh}',
  'step-waiting': 'waiting for another change on this host (process {owner}), {seconds} s so far',
  'step-receipt': 'the receipt',
  'refresh-trust-store': 'rebuilding the system’s trust store',
  'refresh-nss-database': 'updating a browser’s certificate database',
  'refresh-java-cacerts': 'updating Java’s trust store',
  'refresh-docker-reload': 'reloading Docker’s settings',
  'refresh-docker-insecure': 'asking Docker which registries are insecure',
  'refresh-docker-restart': 'restarting Docker',
} as const

/** What to do about a command line that is not understood. */
const usagePhrases = {
  'usage-help': 'See {command} --help.',
  'usage-similar': 'Did you mean {words}?',
  'usage-elsewhere': '{option} goes with {commands}.',
  'usage-options-last': 'Options go last: {words}',
} as const

/** What stands for a value in a usage line, by the kind of value. */
const valuePhrases = {
  'value-registry': '<registry>',
  'value-host': '<host>',
  'value-name': '<name>',
  'value-address': '<address>',
  'value-hostKey': '<fingerprint>',
  'value-change': '<change>',
  'value-shell': '<shell>',
  'value-word': '<word>',
  'value-command': '<command>',
  'value-file': '<file>',
  'value-directory': '<dir>',
  'value-sha256': '<sha256>',
  'value-time': '<time>',
  'value-count': '<count>',
  'value-port': '<port>',
  'value-persistence': '<how>',
  'value-certificate': '<name>',
  'value-subject': '<name>',
  'value-domain': '<name>',
  'value-serial': '<serial>',
  'value-request': '<file>',
  'value-profile': '<for whom>',
  'value-key-kind': '<kind>',
  'value-reason': '<reason>',
} as const

/** Parts of sentences, for sentences that go around them. */
export const phrases = {
  ...anchorPhrases,
  ...filePhrases,
  ...foundPhrases,
  ...hostPhrases,
  ...pagePhrases,
  ...programPhrases,
  ...purposePhrases,
  ...registryPhrases,
  ...requestPhrases,
  ...stepPhrases,
  ...systemPhrases,
  ...usagePhrases,
  ...valuePhrases,
  ...wayPhrases,
}

/** A phrase's name. */
export type PhraseCode = keyof typeof phrases

/** Whether a string that came from elsewhere names a phrase. */
export function isPhraseCode(code: string): code is PhraseCode {
  return Object.hasOwn(phrases, code)
}
