import type { ParsedCertificate } from '../read/parse-certificate.ts'
import { type Observation, observe } from './findings.ts'
import { checkAsSent } from './key-rules.ts'
import { type Chain, indexIn, type Path, type Paths, topOf } from './paths.ts'

/** What is odd about a chain as it was sent, whatever the trust anchor is. */
export function checkChainShape(chain: Chain, paths: Paths, anchorPath: Path): Observation[] {
  const related = paths.map(topOf)
  return chain.flatMap((certificate, index): Observation[] => {
    if (indexIn(chain, certificate) < index) return [observe('certificate-duplicate', certificate)]
    return [
      ...checkAsSent(certificate),
      ...(indexIn(related, certificate) < 0 ? [observe('certificate-unrelated', certificate)] : []),
      ...(indexIn(anchorPath, certificate) < 0 ? checkTwin(certificate, anchorPath) : []),
    ]
  })
}

function checkTwin(certificate: ParsedCertificate, anchorPath: Path): Observation[] {
  const twin = anchorPath.find((other) => isTwin(other, certificate))
  if (!twin) return []
  return [
    observe('cross-signed', certificate, { issuer: certificate.certificate.issuer, other: twin.certificate.issuer }),
  ]
}

/** The chain in order from the leaf upwards, as indexes; what the path takes from a CA file is not in the chain. */
export function chainOrder(chain: Chain, path: Path): number[] {
  return path.map((certificate) => indexIn(chain, certificate)).filter((index) => index >= 0)
}

/** Two certificates of one CA: same name, same key. */
function isTwin(one: ParsedCertificate, other: ParsedCertificate): boolean {
  const keyOf = ({ publicKey }: ParsedCertificate) => publicKey?.export({ type: 'spki', format: 'der' }).toString('hex')
  return one.subjectDer === other.subjectDer && keyOf(one) === keyOf(other)
}
