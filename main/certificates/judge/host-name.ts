import { isIP, isIPv4 } from 'node:net'
import { listed, type Param } from '../../../shared/words/param.ts'
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
  if (dnsNames.some((pattern) => matchesName(pattern, host))) return []
  if (!leaf.extensions.hasSubjectAltName && commonName !== undefined) {
    return [observe('no-alternative-name', leaf, { host, name: commonName })]
  }
  return [observe('name-mismatch', leaf, { host, names })]
}

/**
 * Go's matchHostnames: an asterisk stands for exactly the leftmost label; anything that is not a host name must match
 * exactly.
 */
export function matchesName(pattern: string, host: string): boolean {
  const wanted = host.toLowerCase()
  const offered = pattern.toLowerCase()
  if (!isHostName(wanted, false) || !isHostName(offered, true)) return offered === wanted
  const offeredLabels = offered.split('.')
  const wantedLabels = wanted.replace(/\.$/, '').split('.')
  return (
    offeredLabels.length === wantedLabels.length &&
    offeredLabels.every((label, index) => (index === 0 && label === '*') || label === wantedLabels[index])
  )
}

/** Go's validHostname: no empty label, letters, digits, `_`, and `-` not in front; a pattern may begin with `*`. */
function isHostName(name: string, isPattern: boolean): boolean {
  const labels = (isPattern ? name : name.replace(/\.$/, '')).split('.')
  if (name === '*') return false
  return labels.every(
    (label, index) => (isPattern && index === 0 && label === '*') || /^[a-z0-9_][a-z0-9_-]*$/.test(label),
  )
}

function sameAddress(one: string, other: string): boolean {
  if (isIP(one) !== isIP(other)) return false
  return isIPv4(one) ? one === other : canonicalAddress(one) === canonicalAddress(other)
}

/** RFC 5952's spelling, by way of the URL parser. */
function canonicalAddress(address: string): string {
  return new URL(`http://[${address}]`).hostname
}

function listNames(names: readonly string[]): Param {
  if (names.length === 0) return { phrase: 'no-names' }
  const shown = listed(names.slice(0, namesShown))
  const count = names.length - namesShown
  return count > 0 ? { phrase: 'names-and-more', params: { names: shown, count } } : shown
}
