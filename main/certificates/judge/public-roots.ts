import { rootCertificates } from 'node:tls'
import { pemBlocks } from '../../../shared/pem.ts'
import { type ParsedCertificate, parseCertificate } from '../read/parse-certificate.ts'
import { type Path, type Paths, pathsToAnchors, topOf } from './paths.ts'

/** Whether a chain leads to one of Node's bundled public roots. */
export function isPubliclyTrusted(paths: Paths, isUsable: (path: Path) => boolean): boolean {
  return pathsToAnchors(paths, publicIssuers(paths)).some(isUsable)
}

/**
 * The public roots that may have issued the end of a path. Parsing all of them would take longer than everything else.
 */
function publicIssuers(paths: Paths): ParsedCertificate[] {
  const wanted = paths.map((path) => Buffer.from(topOf(path).issuerDer, 'hex'))
  return pemBlocks(rootCertificates.join('\n'))
    .map(({ body }) => Buffer.from(body, 'base64'))
    .filter((der) => wanted.some((name) => der.includes(name)))
    .map(parseCertificate)
}
