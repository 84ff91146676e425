import type { KeyObject } from 'node:crypto'
import { Attributes, CertificationRequest, CertificationRequestInfo } from '@peculiar/asn1-csr'
import { AsnConvert } from '@peculiar/asn1-schema'
import { Attribute, Extensions, type Name } from '@peculiar/asn1-x509'
import { pemBlock } from '../../../shared/pem.ts'
import { publicKeyInfo } from './certificate.ts'
import { alternativeNames } from './extensions.ts'
import { signerOf } from './signature.ts'

/** extensionRequest (RFC 2985 5.4.2). */
const extensionRequest = '1.2.840.113549.1.9.14'

/**
 * A request for a certificate (RFC 2986), as PEM.
 * @param names what the certificate is to be valid for, as {@link alternativeNames} takes them.
 */
export async function makeRequest(subject: Name, key: KeyObject, names: readonly string[]): Promise<string> {
  const extensions = alternativeNames(names)
  const attribute = (values: Extensions): Attribute =>
    new Attribute({ type: extensionRequest, values: [AsnConvert.serialize(values)] })
  const info = new CertificationRequestInfo({
    subject,
    subjectPKInfo: publicKeyInfo(key),
    attributes: new Attributes(extensions.length > 0 ? [attribute(new Extensions(extensions))] : []),
  })
  const signer = signerOf(key)
  const request = new CertificationRequest({
    certificationRequestInfo: info,
    signatureAlgorithm: signer.algorithm,
    signature: await signer.sign(AsnConvert.serialize(info)),
  })
  return pemBlock('CERTIFICATE REQUEST', Buffer.from(AsnConvert.serialize(request)).toString('base64'))
}
