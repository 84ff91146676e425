import type { Certificate } from '../../../shared/model/certificate.ts'
import { fillIn } from '../../../shared/words/fill-in.ts'
import { useDay, useText } from '../../text/text-context.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { Fingerprint } from '../../ui/fingerprint/fingerprint.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import { NameList } from './name-list.tsx'

/** What a certificate says. */
export function Details({ certificate }: { readonly certificate: Certificate }) {
  const { certificate: text } = useText()
  const day = useDay()
  const names = [...certificate.dnsNames, ...certificate.ipAddresses]
  const use = [...(certificate.keyUsage ?? []), ...(certificate.extendedKeyUsage ?? [])]
  const range = { start: day(certificate.notBefore), end: day(certificate.notAfter) }
  const facts: readonly Fact[] = [
    [text.details.subject, <Stranger key="subject" text={certificate.subject} />],
    [text.details.issuer, <Stranger key="issuer" text={certificate.issuer} />],
    [text.details.names, names.length > 0 && <NameList key="names" names={[...new Set(names)]} />],
    [text.details.validity, fillIn(text.validity.range, range)],
    [text.details.key, <KeyText key="key" certificate={certificate} />],
    [text.details.use, use.length > 0 && <Stranger key="use" text={use.join(', ')} />],
    [text.details.signature, <Stranger key="signature" text={certificate.signatureAlgorithm} />],
    [text.details.serial, <Stranger key="serial" text={certificate.serial} />],
    [text.details.fingerprint, <Fingerprint key="fingerprint" value={certificate.fingerprint} />],
  ]
  return <Facts facts={facts} />
}

function KeyText({ certificate: { key } }: { readonly certificate: Certificate }) {
  const { details } = useText().certificate
  const type = key.type.toUpperCase()
  if (key.curve) return <Stranger text={fillIn(details.keyCurve, { type, curve: key.curve })} />
  if (key.bits) return <Stranger text={fillIn(details.keyRsa, { type, bits: key.bits })} />
  return <Stranger text={type} />
}
