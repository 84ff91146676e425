import { brotliCompressSync, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readServerFlight } from '../../../../main/registry/tls-records/server-flight.ts'
import { message, rawServerFlight, record, vector } from '../../../support/registry/raw-tls.ts'

const one = Buffer.from('first')
const other = Buffer.from('second')
const flight = rawServerFlight([one, other])

/** Cuts a stream of one record into records of a few bytes each. */
function inSmallRecords(stream: Buffer, size: number): Buffer {
  const body = stream.subarray(5)
  const count = Math.ceil(body.length / size)
  return Buffer.concat(Array.from({ length: count }, (_, at) => record(22, body.subarray(at * size, (at + 1) * size))))
}

describe('a TLS 1.2 flight', () => {
  it('gives the certificates as sent', () => {
    expect(readServerFlight(flight, undefined)).toMatchObject({
      certificates: [one, other],
      asksForClientCertificate: false,
      hello: { version: 0x0303, cipherSuite: 0x009c },
      isComplete: true,
    })
  })

  it.each([1, 3, 7])('may come in records of %i bytes', (size) => {
    expect(readServerFlight(inSmallRecords(flight, size), undefined)?.certificates).toEqual([one, other])
  })

  it('says whether a client certificate is requested', () => {
    const [hello, done] = [flight.subarray(0, -4), flight.subarray(-4)]
    const request = message(13, Buffer.alloc(5))
    const whole = record(22, Buffer.concat([hello.subarray(5), request, done]))
    expect(readServerFlight(whole, undefined)?.asksForClientCertificate).toBe(true)
  })

  it('is undefined before its certificates arrive', () => {
    for (let length = 0; length < flight.indexOf(other); length += 1) {
      expect(readServerFlight(flight.subarray(0, length), undefined)).toBeUndefined()
    }
  })

  it.each([
    ['zlib', 1, deflateSync],
    ['brotli', 2, brotliCompressSync],
  ])('may have its certificates compressed with %s', (_, algorithm, pack) => {
    const certificate = vector(3, vector(3, one))
    const packed = Buffer.concat([Buffer.from([0, algorithm, 0, 0, certificate.length]), vector(3, pack(certificate))])
    const hello = flight.subarray(5, 5 + 4 + 38)
    const whole = record(22, Buffer.concat([hello, message(25, packed), message(14, Buffer.alloc(0))]))
    expect(readServerFlight(whole, undefined)?.certificates).toEqual([one])
  })

  it('is read up to its first certificates: any more of them, in any form, cost nothing', () => {
    const broken = message(25, Buffer.from([0, 1]))
    const hello = flight.subarray(5, 5 + 4 + 38)
    const first = message(11, vector(3, vector(3, one)))
    const whole = record(
      22,
      Buffer.concat([hello, first, broken, message(11, Buffer.from([9])), message(14, Buffer.alloc(0))]),
    )
    expect(readServerFlight(whole, undefined)?.certificates).toEqual([one])
  })

  it('must not decompress beyond the limit for a chain', () => {
    const packed = Buffer.concat([Buffer.from([0, 1, 0, 0, 0]), vector(3, deflateSync(Buffer.alloc(1_000_000)))])
    const hello = flight.subarray(5, 5 + 4 + 38)
    const whole = record(22, Buffer.concat([hello, message(25, packed)]))
    expect(() => readServerFlight(whole, undefined)).toThrow(expect.objectContaining({ code: 'ERR_BUFFER_TOO_LARGE' }))
  })
})

it('reads a hostile server’s bytes, or reports that it cannot', () => {
  const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array))
  const damaged = fc
    .tuple(fc.nat(flight.length - 1), fc.nat(255))
    .map(([at, value]) => Buffer.from(flight.map((byte, index) => (index === at ? value : byte))))
  const handshakes = bytes.map((body) => record(22, Buffer.concat([flight.subarray(5, 5 + 4 + 38), body])))
  fc.assert(
    fc.property(fc.oneof(bytes, damaged, handshakes), fc.option(bytes, { nil: undefined }), (stream, secret) => {
      try {
        const read = readServerFlight(stream, secret)
        for (const certificate of read?.certificates ?? []) expect(certificate.length).toBeLessThan(stream.length)
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }),
    { numRuns: 2000 },
  )
})
