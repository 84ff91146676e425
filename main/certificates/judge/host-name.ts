import { isIP } from 'node:net'
import { listed, type Param } from '../../../shared/words/param.ts'
import { todaysDocker } from '../go/go-rules.ts'
import { matchesHost } from '../go/host-name.ts'
import { bytesOfAddress, isSameAddress } from '../go/ip-address.ts'
import type { ParsedCertificate } from '../read/parse-certificate.ts'
import { type Observation, observe } from './findings.ts'

const namesShown = 5

/**
 * Whether a certificate is valid for a host, by Go's rules (crypto/x509 verify.go, VerifyHostname): addresses need an IP
 * subject alternative name, names a DNS one; the common name has not counted since Go 1.15.
 */
export function checkHostName(leaf: ParsedCertificate, host: string): Observation[] {
  const { dnsNames, ipAddresses, commonName } = leaf.certificate
  const names = listNames([...dnsNames, ...ipAddresses])
  if (isIP(host)) {
    const isNamed = ipAddresses.some((address) => sameAddress(address, host))
    return isNamed ? [] : [observe('address-not-named', leaf, { host, names })]
  }
  if (dnsNames.some((pattern) => matchesHost(pattern, host, todaysDocker))) return []
  if (!leaf.extensions.hasSubjectAltName && commonName !== undefined) {
    return [observe('no-alternative-name', leaf, { host, name: commonName })]
  }
  return [observe('name-mismatch', leaf, { host, names })]
}

function sameAddress(one: string, other: string): boolean {
  const [a, b] = [bytesOfAddress(one), bytesOfAddress(other)]
  return a !== undefined && b !== undefined && isSameAddress(a, b)
}

function listNames(names: readonly string[]): Param {
  if (names.length === 0) return { phrase: 'no-names' }
  const shown = listed(names.slice(0, namesShown))
  const count = names.length - namesShown
  return count > 0 ? { phrase: 'names-and-more', params: { names: shown, count } } : shown
}
