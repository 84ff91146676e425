import { X509Certificate } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { caExtensions, type Mint, type Minted } from '../certificates/mint.ts'
import { message, record, vector } from './raw-tls.ts'
import { startHttps, startTcp, type TestServer } from './tls-servers.ts'

/** A certificate with a real CA's name and public key, and the root of somebody else that signed it. */
export interface Forgery {
  readonly forged: Minted
  readonly forgedRoot: Minted
}

/**
 * Forges a certificate for a CA. Only its name and its public key are needed, as by `openssl x509 -force_pubkey`: the
 * signature is the other root's.
 */
export async function forge(mint: Mint, ca: Minted): Promise<Forgery> {
  const subject = `/${new X509Certificate(ca.cert).subject}`
  const forgedRoot = await mint.mint('forged-root', { extensions: caExtensions })
  const forged = await mint.mint('forged', { subject, keyOf: ca, issuer: forgedRoot, extensions: caExtensions })
  return { forged, forgedRoot }
}

/** A registry as somebody on the way needs it: it asks for a client certificate, in TLS 1.2. */
export function startClientRegistry(ca: Minted, leaf: Minted): Promise<TestServer> {
  const tls = { maxVersion: 'TLSv1.2', requestCert: true, rejectUnauthorized: false } as const
  return startHttps({ cert: `${leaf.cert}${ca.cert}`, key: leaf.key, ...tls })
}

/** Somebody on the way to a registry, without any of its keys. */
export interface OnTheWay extends TestServer {
  /** From now on, shows these certificates in place of the registry's. */
  readonly replace: (...certificates: readonly Minted[]) => void
}

/**
 * Passes everything on until it is told to replace the certificates. TLS 1.2 signs the key exchange without them, so the
 * client finds nothing wrong until the handshake's end; before that, the connection breaks off.
 * @param registry a TLS 1.2 server that asks for a client certificate.
 */
export async function startOnTheWay(registry: TestServer): Promise<OnTheWay> {
  let shown: readonly Minted[] | undefined
  const server = await startTcp((client) => {
    const upstream = connect(registry.port, '127.0.0.1')
    upstream.on('error', () => client.destroy())
    client.on('close', () => upstream.destroy())
    client.pipe(upstream)
    if (shown) replaceCertificates(upstream, client, shown)
    else upstream.pipe(client)
  })
  return { ...server, replace: (...certificates) => (shown = certificates) }
}

const certificateType = 11
const doneType = 14

function replaceCertificates(upstream: Socket, client: Socket, certificates: readonly Minted[]): void {
  let received = Buffer.alloc(0)
  let isSent = false
  upstream.on('data', (bytes: Buffer) => {
    received = Buffer.concat([received, bytes])
    const messages = messagesIn(received)
    if (isSent) return client.destroy()
    if (messages.at(-1)?.[0] !== doneType) return
    isSent = true
    const list = vector(3, ...certificates.map(({ cert }) => vector(3, new X509Certificate(cert).raw)))
    const forged = messages.map((one) => (one[0] === certificateType ? message(certificateType, list) : one))
    client.write(record(22, Buffer.concat(forged)))
    client.unpipe(upstream)
    client.once('data', () => client.resetAndDestroy()).resume()
  })
}

/** The handshake messages in records that are not encrypted. */
function messagesIn(records: Buffer): Buffer[] {
  const bodies: Buffer[] = []
  for (let at = 0; at + 5 <= records.length; ) {
    const end = at + 5 + records.readUInt16BE(at + 3)
    if (end > records.length) break
    bodies.push(records.subarray(at + 5, end))
    at = end
  }
  const flight = Buffer.concat(bodies)
  const messages: Buffer[] = []
  for (let at = 0; at + 4 <= flight.length; ) {
    const end = at + 4 + flight.readUIntBE(at + 1, 3)
    messages.push(flight.subarray(at, end))
    at = end
  }
  return messages
}
