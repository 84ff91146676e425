import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Certificate } from '../../../shared/model/certificate.ts'
import { listed } from '../../../shared/words/param.ts'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { Fingerprint } from '../../ui/fingerprint/fingerprint.tsx'
import { useDay, useWords } from '../../words/language.tsx'
import { Say, SayParam, useSay } from '../../words/say.tsx'
import { Stranger } from '../../words/stranger.tsx'
import classes from './chain-tree.module.css'

/** A certificate's data. */
export function CertificateFacts({ certificate }: { readonly certificate: Certificate }) {
  const { details: words, validity } = useWords().certificate
  const say = useSay()
  const day = useDay()
  const names = [...certificate.dnsNames, ...certificate.ipAddresses]
  const uses = [...(certificate.keyUsage ?? []), ...(certificate.extendedKeyUsage ?? [])]
  const range = { start: day(certificate.notBefore), end: day(certificate.notAfter) }
  const facts: readonly Fact[] = [
    [words.subject, <Stranger key="subject" text={certificate.subject} />],
    [words.issuer, <Stranger key="issuer" text={certificate.issuer} />],
    [words.names, names.length > 0 && <NameList key="names" names={[...new Set(names)]} />],
    [words.validity, say(validity.range, range)],
    [words.key, <KeyWords key="key" certificate={certificate} />],
    [words.use, uses.length > 0 && <SayParam key="use" value={listed(uses)} />],
    [words.signature, <Stranger key="signature" text={certificate.signatureAlgorithm} />],
    [words.serial, <Stranger key="serial" text={certificate.serial} />],
    [words.fingerprint, <Fingerprint key="fingerprint" value={certificate.fingerprint} />],
  ]
  return <Facts facts={facts} />
}

function KeyWords({ certificate: { key } }: { readonly certificate: Certificate }) {
  const { details: words } = useWords().certificate
  const type = key.type.toUpperCase()
  if (key.curve) return <Say text={words.keyCurve} params={{ type, curve: key.curve }} />
  if (key.bits) return <Say text={words.keyRsa} params={{ type, count: key.bits }} />
  return <Stranger text={type} />
}

/** More names than this are collapsed. */
const foldedNames = 8

/** The names that a certificate is valid for, one per line. */
function NameList({ names }: { readonly names: readonly string[] }) {
  const { details: words } = useWords().certificate
  const say = useSay()
  const isFoldable = names.length > foldedNames + 2
  const [isFolded, setFolded] = useState(true)
  const shown = isFoldable && isFolded ? names.slice(0, foldedNames) : names
  return (
    <>
      <ul className={classes.names}>
        {shown.map((name) => (
          <li key={name}>
            <Stranger text={name} />
          </li>
        ))}
      </ul>
      {isFoldable && (
        <Button
          variant="subtle"
          size="compact-sm"
          ml={-8}
          aria-expanded={!isFolded}
          onClick={() => setFolded(!isFolded)}
        >
          {isFolded ? say(words.allNames, { count: names.length }) : words.fewerNames}
        </Button>
      )}
    </>
  )
}
