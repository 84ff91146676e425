import type { KeyObject } from 'node:crypto'
import type { PhraseCode } from '../../../shared/words/en/phrases.ts'
import type { Param } from '../../../shared/words/param.ts'
import type { ServerFlight } from '../tls-records/server-flight.ts'
import { type ServerHello, tls12, tls13 } from '../tls-records/server-hello.ts'
import { cipherName, groupName, signatureName } from './any-offer.ts'
import { type DockerOffer, longestMessage, shortestRsa } from './docker-offers.ts'
import type { ServerAnswer } from './server-answer.ts'

/** Why Docker ends a handshake, or the server ends one that Docker began: the code of a finding, and its own parameters. */
export type HandshakeFault =
  | { readonly code: 'tls-too-old'; readonly params: { readonly protocol: string } }
  | { readonly code: 'handshake-cipher'; readonly params: { readonly cipher: string } }
  | { readonly code: 'handshake-group'; readonly params: { readonly group: string } }
  | { readonly code: 'handshake-signature'; readonly params: { readonly signature: string } }
  | { readonly code: 'handshake-key-short'; readonly params: { readonly bits: number; readonly least: number } }
  | { readonly code: 'handshake-chain-long'; readonly params: { readonly size: number; readonly limit: number } }
  | { readonly code: 'handshake-refused' | 'handshake-malformed'; readonly params: { readonly detail: Param } }

const protocols: ReadonlyMap<number, string> = new Map([
  [0x0300, 'SSLv3'],
  [0x0301, 'TLSv1'],
  [0x0302, 'TLSv1.1'],
  [tls12, 'TLSv1.2'],
  [tls13, 'TLSv1.3'],
])

/** `TLSv1.3` …, as Node names it. */
export function protocolName({ version }: ServerHello): string {
  return protocols.get(version) ?? 'unknown'
}

/**
 * Why Docker does not go on after a server's answer, in the order in which Go looks (crypto/tls handshake_client.go and
 * handshake_client_tls13.go).
 *
 * @param keyOf reads the key of the server's certificate, if it can be read. It costs a certificate.
 * @returns undefined if Docker goes on: it judges the certificates then.
 */
export function faultOf(
  answer: ServerAnswer,
  keyOf: () => KeyObject | undefined,
  offer: DockerOffer,
): HandshakeFault | undefined {
  const { hello, flight } = answer
  return (hello && faultOfHello(hello, offer)) ?? (flight && faultOfFlight(flight, keyOf, offer)) ?? faultOfRest(answer)
}

/** What a server would do that Docker does not accept, as far as its answer to another offer tells. */
export function explainedBy({ hello, flight }: ServerAnswer, offer: DockerOffer): HandshakeFault | undefined {
  return (hello && faultOfChoice(hello, offer)) ?? (flight && faultOfKeyExchange(flight, offer))
}

function faultOfRest({ hello, flight, alert, unreadable }: ServerAnswer): HandshakeFault | undefined {
  if (unreadable !== undefined) return { code: 'handshake-malformed', params: { detail: unreadable } }
  if (flight?.isComplete || hello?.isRetryRequest) return undefined
  const detail: Param =
    alert === undefined ? { phrase: 'tls-broken-off' } : { phrase: 'tls-alert', params: { alert: alertName(alert) } }
  return { code: 'handshake-refused', params: { detail } }
}

function faultOfChoice(hello: ServerHello, offer: DockerOffer): HandshakeFault | undefined {
  if (hello.version < tls12) return { code: 'tls-too-old', params: { protocol: protocolName(hello) } }
  if (!offer.ciphers.includes(hello.cipherSuite)) {
    return { code: 'handshake-cipher', params: { cipher: cipherName(hello.cipherSuite) } }
  }
  return hello.keyShare && faultOfGroup(hello.keyShare.group, offer)
}

function faultOfHello(hello: ServerHello, offer: DockerOffer): HandshakeFault | undefined {
  const chosen = faultOfChoice(hello, offer)
  if (chosen) return chosen
  const phrase = malformed(hello)
  return phrase === undefined ? undefined : { code: 'handshake-malformed', params: { detail: { phrase } } }
}

function malformed({ compression, renegotiation, pointFormats }: ServerHello): PhraseCode | undefined {
  if (compression !== 0) return 'tls-compressed'
  if (renegotiation !== undefined && renegotiation.length > 0) return 'tls-renegotiation'
  return pointFormats && !pointFormats.includes(0) ? 'tls-point-formats' : undefined
}

function faultOfGroup(group: number, offer: DockerOffer): HandshakeFault | undefined {
  return offer.groups.includes(group) ? undefined : { code: 'handshake-group', params: { group: groupName(group) } }
}

function faultOfFlight(
  flight: ServerFlight,
  keyOf: () => KeyObject | undefined,
  offer: DockerOffer,
): HandshakeFault | undefined {
  const limit = longestMessage(offer)
  if (flight.certificatesLength > limit) {
    return { code: 'handshake-chain-long', params: { size: flight.certificatesLength, limit } }
  }
  if (flight.application !== undefined) {
    const detail: Param = { phrase: 'tls-application', params: { application: flight.application } }
    return { code: 'handshake-malformed', params: { detail } }
  }
  return faultOfKeyExchange(flight, offer) ?? faultOfKey(flight, keyOf, offer)
}

const pkcs1 = new Set([0x0201, 0x0401, 0x0501, 0x0601])

function faultOfKeyExchange(flight: ServerFlight, offer: DockerOffer): HandshakeFault | undefined {
  const { group, signature, hello } = flight
  const ofGroup = group === undefined ? undefined : faultOfGroup(group, offer)
  if (ofGroup || signature === undefined) return ofGroup
  const isOffered = offer.signatures.includes(signature) && !(hello.version >= tls13 && pkcs1.has(signature))
  return isOffered ? undefined : { code: 'handshake-signature', params: { signature: signatureName(signature) } }
}

function faultOfKey(
  { signature }: ServerFlight,
  keyOf: () => KeyObject | undefined,
  offer: DockerOffer,
): HandshakeFault | undefined {
  const least = shortestRsa(offer)
  if (signature === undefined || least === 0) return undefined
  const key = keyOf()
  const bits = key?.asymmetricKeyType === 'rsa' ? key.asymmetricKeyDetails?.modulusLength : undefined
  if (bits === undefined || bits >= least) return undefined
  return { code: 'handshake-key-short', params: { bits, least } }
}

/** The names of alerts that a server sends instead of its ServerHello (RFC 8446 6.2, RFC 5246 7.2). */
const alertNames: ReadonlyMap<number, string> = new Map([
  [10, 'unexpected_message'],
  [20, 'bad_record_mac'],
  [22, 'record_overflow'],
  [40, 'handshake_failure'],
  [42, 'bad_certificate'],
  [43, 'unsupported_certificate'],
  [47, 'illegal_parameter'],
  [48, 'unknown_ca'],
  [49, 'access_denied'],
  [50, 'decode_error'],
  [51, 'decrypt_error'],
  [70, 'protocol_version'],
  [71, 'insufficient_security'],
  [80, 'internal_error'],
  [86, 'inappropriate_fallback'],
  [109, 'missing_extension'],
  [110, 'unsupported_extension'],
  [112, 'unrecognized_name'],
  [116, 'certificate_required'],
  [120, 'no_application_protocol'],
])

const alertName = (alert: number): string => alertNames.get(alert) ?? String(alert)
