import type { ReadCertificate } from '../read/read-certificate.ts'
import type { Chain } from '../read/read-chain.ts'
import type { Observation } from './findings.ts'
import { checkAsSent } from './key-rules.ts'
import { indexIn, type Path, type Paths, topOf } from './paths.ts'

/** What is odd about a chain as it was sent, whatever the trust anchor is. */
export function checkChainShape(chain: Chain, paths: Paths, anchorPath: Path): Observation[] {
  const related = paths.map(topOf)
  return chain.flatMap((certificate, index): Observation[] => {
    if (indexIn(chain, certificate) < index) return [{ code: 'certificate-duplicate', about: certificate }]
    return [
      ...checkAsSent(certificate),
      ...(indexIn(related, certificate) < 0 ? [{ code: 'certificate-unrelated', about: certificate } as const] : []),
      ...(indexIn(anchorPath, certificate) < 0 ? checkTwin(certificate, anchorPath) : []),
    ]
  })
}

function checkTwin(certificate: ReadCertificate, anchorPath: Path): Observation[] {
  const twin = anchorPath.find((other) => isTwin(other, certificate))
  if (!twin) return []
  const params = { issuer: certificate.certificate.issuer, other: twin.certificate.issuer }
  return [{ code: 'cross-signed', about: certificate, params }]
}

/** The chain in order from the leaf upwards, as indexes; what the path takes from a CA file is not in the chain. */
export function chainOrder(chain: Chain, path: Path): number[] {
  return path.map((certificate) => indexIn(chain, certificate)).filter((index) => index >= 0)
}

/** Two certificates of one CA: same name, same key. */
function isTwin(one: ReadCertificate, other: ReadCertificate): boolean {
  const keyOf = ({ publicKey }: ReadCertificate) => publicKey?.export({ type: 'spki', format: 'der' }).toString('hex')
  return one.subjectDer === other.subjectDer && keyOf(one) === keyOf(other)
}
