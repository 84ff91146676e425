import { rootCertificates } from 'node:tls'
import { pemBlocks } from '../../../shared/pem.ts'
import { type ParsedCertificate, parseCertificate } from '../read/parse-certificate.ts'
import { type Paths, topOf } from './paths.ts'
import type { Trial } from './trial.ts'

/** Whether Docker accepts a chain by Node's bundled public roots. */
export function isPubliclyTrusted(paths: Paths, trial: Trial): boolean {
  return trial.ask(publicIssuers(paths)).paths !== undefined
}

let publicRoots: Buffer[] | undefined

/**
 * The public roots that may have issued the end of a path. Parsing all of them would take longer than everything else.
 */
function publicIssuers(paths: Paths): ParsedCertificate[] {
  publicRoots ??= pemBlocks(rootCertificates.join('\n')).map(({ body }) => Buffer.from(body, 'base64'))
  const wanted = [...new Set(paths.map((path) => topOf(path).issuerDer))].map((name) => Buffer.from(name, 'hex'))
  return publicRoots.filter((der) => wanted.some((name) => der.includes(name))).map(parseCertificate)
}
