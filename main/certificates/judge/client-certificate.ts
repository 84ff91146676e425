import type { Note } from '../../../shared/model/plan.ts'
import type { ParsedCertificate } from '../read/parse-certificate.ts'
import { observe } from './findings.ts'
import { checkSignatureAlgorithm, checkValidity } from './judge-path.ts'
import { checkKey, shortKey } from './key-rules.ts'

/**
 * What makes registries refuse a client certificate, whatever CAs they accept: RFC 5280 4.2.1.12 for its usage, OpenSSL's
 * security level 2 (SSL_CTX_set_security_level(3), the default of Debian, Ubuntu and RHEL) for its key and its signature.
 */
export function judgeClient(about: ParsedCertificate, now: Date): Note[] {
  const { extendedKeyUsage } = about.certificate
  const isForClients =
    !extendedKeyUsage?.length ||
    extendedKeyUsage.some((purpose) => purpose === 'clientAuth' || purpose === 'anyExtendedKeyUsage')
  const short = shortKey(about)
  const observations = [
    ...checkValidity(about, now),
    ...(short === undefined ? checkKey(about) : [observe('client-key-short', about, { bits: short })]),
    ...checkSignatureAlgorithm(about),
    ...(isForClients ? [] : [observe('no-client-usage', about)]),
  ]
  return observations.map(({ about: _, ...note }) => note)
}
