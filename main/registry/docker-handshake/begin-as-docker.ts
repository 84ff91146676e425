import type { KeyObject } from 'node:crypto'
import type { Note } from '../../../shared/model/plan.ts'
import { noteOf, type Severities } from '../../../shared/note.ts'
import { listed, type Param } from '../../../shared/words/param.ts'
import type { ProbeLimits } from '../network/probe-limits.ts'
import type { Route } from '../network/route.ts'
import { readChain, type SentChain } from '../network/sent-chain.ts'
import { anyOffer, cipherName } from './any-offer.ts'
import { askServer } from './ask-server.ts'
import { type DockerOffer, offersFor } from './docker-offers.ts'
import { explainedBy, faultOf, type HandshakeFault, protocolName } from './judge-answer.ts'
import type { ServerAnswer } from './server-answer.ts'

/** `error`: the Docker that counts refuses the registry, whatever it trusts. */
export const handshakeFindings = {
  'tls-too-old': 'error',
  'handshake-cipher': 'error',
  'handshake-group': 'error',
  'handshake-signature': 'error',
  'handshake-key-short': 'error',
  'handshake-chain-long': 'error',
  'handshake-refused': 'error',
  'handshake-malformed': 'error',
} as const satisfies Severities

/** The same, where only other Dockers refuse it. */
const otherDockers = {
  'tls-too-old': 'warning',
  'handshake-cipher': 'warning',
  'handshake-group': 'warning',
  'handshake-signature': 'warning',
  'handshake-key-short': 'warning',
  'handshake-chain-long': 'warning',
  'handshake-refused': 'warning',
  'handshake-malformed': 'warning',
} as const satisfies Severities

/** The handshake that Docker would make with a registry, as far as the server's part of it. */
export interface DockersHandshake {
  readonly findings: readonly Note[]
  /** What Docker is shown, or would be if it accepted what the server chose. */
  readonly shown?: ShownToDocker
  /** Whether Docker goes on after the server's part. */
  readonly isAccepted: boolean
  /** Why nobody can read what the server sends. */
  readonly unreadable?: Param
}

/** What a server chose, and its certificates. */
export interface ShownToDocker {
  readonly tls: { readonly protocol: string; readonly cipher: string }
  /** @throws Failure `chain-unreadable`. */
  readonly read: () => SentChain
}

/**
 * Begins the handshake of the Docker that counts, and of others where theirs may end differently. A server that refuses it is
 * asked once more what it would do instead.
 *
 * @param goMinor of the Go that the host's Docker is built with: 24 is Go 1.24. Without it, today's Docker counts.
 * @throws Failure of the connection's rows of the error table, and `cancelled`.
 */
export async function beginAsDocker(
  route: Route,
  goMinor: number | undefined,
  limits: ProbeLimits,
): Promise<DockersHandshake> {
  const { host } = route.destination
  const [counting, ...others] = offersFor(goMinor)
  const answer = await askServer(route, counting, limits)
  const fault = faultIn(host, answer, counting)
  const instead = fault && !answer.flight ? await askServer(route, anyOffer(counting), limits) : undefined
  const shown = shownIn(host, answer) ?? (instead && shownIn(host, instead))
  const verdicts = [{ offer: counting, fault: explained(fault, instead, counting) }]
  const asked = new Map([[formOf(counting), answer]])
  for (const offer of others) {
    // What one Docker accepts, another that would have accepted it too is not asked about again.
    const known = asked.get(formOf(offer)) ?? (faultIn(host, answer, offer) ? undefined : answer)
    const other = known ?? (await askServer(route, offer, limits))
    asked.set(formOf(offer), other)
    verdicts.push({ offer, fault: explained(faultIn(host, other, offer), instead, offer) })
  }
  return {
    findings: findingsOf(verdicts),
    isAccepted: fault === undefined,
    ...(shown && { shown }),
    ...(answer.unreadable !== undefined && { unreadable: answer.unreadable }),
  }
}

/** Offers of one form look the same to a server. */
const formOf = ({ ciphers, signatures }: DockerOffer): string => [ciphers, signatures].join(' ')

function faultIn(host: string, answer: ServerAnswer, offer: DockerOffer): HandshakeFault | undefined {
  return faultOf(answer, () => leafKey(host, answer), offer)
}

function leafKey(host: string, { flight }: ServerAnswer): KeyObject | undefined {
  try {
    return flight && readChain(host, { ...flight, certificates: flight.certificates.slice(0, 1) }).chain[0].publicKey
  } catch {
    // Whoever needs the chain says what is wrong with it.
    return undefined
  }
}

/** A refusal by the server gives no reason; what it would do instead is one. */
function explained(
  fault: HandshakeFault | undefined,
  instead: ServerAnswer | undefined,
  offer: DockerOffer,
): HandshakeFault | undefined {
  return fault?.code === 'handshake-refused' && instead ? (explainedBy(instead, offer) ?? fault) : fault
}

function shownIn(host: string, { hello, flight }: ServerAnswer): ShownToDocker | undefined {
  if (!hello || !flight) return undefined
  const tls = { protocol: protocolName(hello), cipher: cipherName(hello.cipherSuite) }
  return { tls, read: () => readChain(host, flight) }
}

interface DockerVerdict {
  readonly offer: DockerOffer
  readonly fault: HandshakeFault | undefined
}

/** One finding: the fault of the Docker that counts, or else of the newest of the others. */
function findingsOf(verdicts: readonly DockerVerdict[]): Note[] {
  const [{ fault: counting } = { fault: undefined }] = verdicts
  const refusing = verdicts.filter(({ fault }) => fault !== undefined)
  const fault = counting ?? refusing[0]?.fault
  if (!fault) return []
  const same = refusing.filter((one) => one.fault?.code === fault.code)
  const docker: Param =
    same.length === verdicts.length && verdicts.length > 1
      ? { phrase: 'docker-any' }
      : { phrase: 'docker-versions', params: { versions: listed(same.map(({ offer }) => offer.dockers).sort()) } }
  return [noteOf(counting ? handshakeFindings : otherDockers, fault.code, { ...fault.params, docker })]
}
