import type { Param } from '../../../shared/words/param.ts'
import { errorCode } from '../../error-code.ts'
import { Unreadable } from '../tls-records/byte-reader.ts'
import { serverTrafficSecret } from '../tls-records/key-schedule.ts'
import { contentType, longestRecord, looksLikeTls, tlsRecords } from '../tls-records/records.ts'
import { readServerFlight, type ServerFlight, serverHellos } from '../tls-records/server-flight.ts'
import { type ServerHello, tls13 } from '../tls-records/server-hello.ts'
import type { ClientHello } from './client-hello.ts'

/** What a server says to a ClientHello. */
export interface ServerAnswer {
  readonly hello?: ServerHello
  readonly flight?: ServerFlight
  /** The number of a fatal alert (RFC 8446 6), sent before anything is encrypted. */
  readonly alert?: number
  /** Why a client can't go on with what the server sent. */
  readonly unreadable?: Param
  /** Nothing more is to come: the flight is complete, or it never will be. */
  readonly isOver: boolean
}

const fatal = 2

/** Reads what a server has sent so far. */
export function readServerAnswer(stream: Buffer, client: ClientHello): ServerAnswer {
  if (!looksLikeTls(stream)) return { unreadable: { phrase: 'tls-not' }, isOver: true }
  const alert = fatalAlert(stream)
  try {
    const [hello] = serverHellos(stream)
    if (!hello) return alert === undefined ? { isOver: false } : { alert, isOver: true }
    if (hello.isRetryRequest) return { hello, isOver: true }
    const limit = longestRecord(hello.version >= tls13)
    if (longestIn(stream) > limit) {
      return { hello, unreadable: { phrase: 'record-too-long', params: { limit } }, isOver: true }
    }
    return { hello, ...readRest(stream, hello, client, alert) }
  } catch (error) {
    return { unreadable: error instanceof Unreadable ? error.detail : errorCode(error), isOver: true }
  }
}

function readRest(
  stream: Buffer,
  hello: ServerHello,
  client: ClientHello,
  alert: number | undefined,
): Omit<ServerAnswer, 'hello'> {
  try {
    const secret = hello.version >= tls13 ? trafficSecret(hello, client) : undefined
    const flight = readServerFlight(stream, secret)
    const ended = alert !== undefined && { alert }
    return { ...ended, ...(flight && { flight }), isOver: alert !== undefined || flight?.isComplete === true }
  } catch (error) {
    return { unreadable: error instanceof Unreadable ? error.detail : errorCode(error), isOver: true }
  }
}

function trafficSecret({ keyShare, cipherSuite, message }: ServerHello, client: ClientHello): Buffer {
  const shared = keyShare && client.agree(keyShare.group, keyShare.key)
  if (!shared) throw new Unreadable({ phrase: 'key-share-missing' })
  return serverTrafficSecret(cipherSuite, shared, [client.message, message])
}

function fatalAlert(stream: Buffer): number | undefined {
  for (const { type, body } of tlsRecords(stream)) {
    if (type === contentType.applicationData) return undefined
    if (type === contentType.alert && body.length === 2 && body[0] === fatal) return body[1]
  }
  return undefined
}

/** The longest record so far, also one that has only begun. */
function longestIn(stream: Buffer): number {
  let longest = 0
  for (let at = 0; at + 5 <= stream.length; ) {
    const length = stream.readUInt16BE(at + 3)
    longest = Math.max(longest, length)
    at += 5 + length
  }
  return longest
}
