import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  CertificateList,
  CRLNumber,
  CRLReason,
  CRLReasons,
  Extension,
  id_ce_cRLNumber,
  id_ce_cRLReasons,
  RevokedCertificate,
  TBSCertList,
  Time,
  Version,
} from '@peculiar/asn1-x509'
import type { RevocationReason } from '../../../shared/model/authority.ts'
import { type Issuer, integerOf } from './certificate.ts'
import { authorityKeyIdentifier } from './extensions.ts'

const reasons: Readonly<Record<RevocationReason, CRLReasons>> = {
  unspecified: CRLReasons.unspecified,
  keyCompromise: CRLReasons.keyCompromise,
  CACompromise: CRLReasons.cACompromise,
  affiliationChanged: CRLReasons.affiliationChanged,
  superseded: CRLReasons.superseded,
  cessationOfOperation: CRLReasons.cessationOfOperation,
  certificateHold: CRLReasons.certificateHold,
}

/** A certificate that is on the list. */
export interface Revoked {
  readonly serial: bigint
  readonly at: Date
  readonly reason?: RevocationReason | undefined
}

/** What a list says beside who is on it. */
export interface ListContent {
  readonly number: bigint
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  readonly revoked: readonly Revoked[]
}

/** Makes a list of revoked certificates (RFC 5280 5.1), in DER. */
export async function makeRevocationList(content: ListContent, issuer: Issuer): Promise<Uint8Array> {
  const { number, thisUpdate, nextUpdate, revoked } = content
  const tbsCertList = new TBSCertList({
    version: Version.v2,
    signature: issuer.signer.algorithm,
    issuer: issuer.name,
    thisUpdate: new Time(thisUpdate),
    nextUpdate: new Time(nextUpdate),
    ...(revoked.length > 0 && { revokedCertificates: revoked.map(entryOf) }),
    crlExtensions: [authorityKeyIdentifier(issuer.keyId), extensionOf(id_ce_cRLNumber, new CRLNumber(Number(number)))],
  })
  const list = new CertificateList({
    tbsCertList,
    signatureAlgorithm: issuer.signer.algorithm,
    signature: await issuer.signer.sign(AsnConvert.serialize(tbsCertList)),
  })
  return new Uint8Array(AsnConvert.serialize(list))
}

function entryOf({ serial, at, reason }: Revoked): RevokedCertificate {
  return new RevokedCertificate({
    userCertificate: integerOf(serial),
    revocationDate: new Time(at),
    // "unspecified" is not written (RFC 5280 5.3.1).
    ...(reason !== undefined &&
      reason !== 'unspecified' && {
        crlEntryExtensions: [extensionOf(id_ce_cRLReasons, new CRLReason(reasons[reason]))],
      }),
  })
}

function extensionOf(extnID: string, value: unknown): Extension {
  return new Extension({ extnID, extnValue: new OctetString(AsnConvert.serialize(value)) })
}
