import { rootCertificates } from 'node:tls'
import { pemBlocks } from '../../../shared/pem.ts'
import { type ReadCertificate, readCertificate } from '../certificate/read-certificate.ts'
import { type Path, pathsToAnchors } from './paths.ts'
import type { Chain } from './read-chain.ts'

/** Whether the public roots that come with Node vouch for a chain. */
export function isPubliclyTrusted(chain: Chain, isUsable: (path: Path) => boolean): boolean {
  return pathsToAnchors(chain, publicIssuers(chain)).some(isUsable)
}

/** The public roots that may have issued a certificate of the chain. Reading all of them would take longer than the rest. */
function publicIssuers(chain: Chain): ReadCertificate[] {
  const wanted = chain.map(({ issuerDer }) => Buffer.from(issuerDer, 'hex'))
  return pemBlocks(rootCertificates.join('\n'))
    .map(({ body }) => Buffer.from(body, 'base64'))
    .filter((der) => wanted.some((name) => der.includes(name)))
    .map(readCertificate)
}
