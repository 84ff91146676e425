import type { ReadCertificate } from '../certificate/read-certificate.ts'
import type { Observation } from '../findings.ts'
import { checkAsSent } from './key-rules.ts'
import { isSame, type Path, pathsFromLeaf, topOf } from './paths.ts'

/** What is odd about a chain as it was sent, whatever the trust anchor is. */
export function checkChainShape(chain: Path, anchorPath: Path): Observation[] {
  const related = pathsFromLeaf(chain).map(topOf)
  return chain.flatMap((certificate, index): Observation[] => {
    if (chain.findIndex((other) => isSame(other, certificate)) < index) {
      return [{ code: 'certificate-duplicate', about: certificate }]
    }
    const observations = checkAsSent(certificate)
    if (!related.includes(certificate)) observations.push({ code: 'certificate-unrelated', about: certificate })
    const twin = anchorPath.includes(certificate) ? undefined : anchorPath.find((other) => isTwin(other, certificate))
    if (twin) {
      const { issuer } = certificate.certificate
      const params = { issuer, other: twin.certificate.issuer }
      observations.push({ code: 'cross-signed', about: certificate, params })
    }
    return observations
  })
}

/** The chain in order from the leaf upwards, as indexes; what the path takes from a CA file is not in the chain. */
export function chainOrder(chain: Path, path: Path): number[] {
  return path.map((certificate) => chain.findIndex((other) => isSame(other, certificate))).filter((index) => index >= 0)
}

/** Two certificates of one CA: same name, same key. */
function isTwin(one: ReadCertificate, other: ReadCertificate): boolean {
  const keyOf = ({ publicKey }: ReadCertificate) => publicKey?.export({ type: 'spki', format: 'der' }).toString('hex')
  return one.subjectDer === other.subjectDer && !isSame(one, other) && keyOf(one) === keyOf(other)
}
