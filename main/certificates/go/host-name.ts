import type { GoRules } from './go-rules.ts'
import { bytesOfAddress, isSameAddress } from './ip-address.ts'
import type { GoCertificate } from './read-certificate.ts'

/** Whether a certificate is for a host (crypto/x509 verify.go, VerifyHostname): addresses by addresses, names by names. */
export function isForHost({ extensions }: GoCertificate, host: string, rules: GoRules): boolean {
  const names = extensions.names?.list ?? []
  // Before Go 1.27 an address with a zone is no address.
  const address = host.includes('%') && rules.minor < 27 ? undefined : bytesOfAddress(host)
  if (address) return names.some((name) => name.kind === 'ip' && isSameAddress(name.address, address))
  return names.some((name) => name.kind === 'dns' && matchesHost(name.text, host, rules))
}

/**
 * Go's matchHostnames: an asterisk stands for exactly the leftmost label; anything that is not a host name must match
 * exactly.
 */
export function matchesHost(pattern: string, host: string, rules: GoRules): boolean {
  const [wanted, offered] = [lowerCase(host), lowerCase(pattern)]
  if (!isHostName(wanted, false, rules) || !isHostName(offered, true, rules)) {
    return wanted !== '' && wanted !== '.' && offered === wanted
  }
  const offeredLabels = offered.split('.')
  const wantedLabels = wanted.replace(/\.$/, '').split('.')
  return (
    offeredLabels.length === wantedLabels.length &&
    offeredLabels.every((label, index) => (index === 0 && label === '*') || label === wantedLabels[index])
  )
}

/** ASCII only, as Go does. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** Go's validHostname: no empty label, letters, digits, `_`, and `-` not in front; a pattern may begin with `*`. */
function isHostName(name: string, isPattern: boolean, { minor }: GoRules): boolean {
  if (name === '*' && minor >= 20) return false
  const labels = (isPattern ? name : name.replace(/\.$/, '')).split('.')
  return labels.every(
    (label, index) => (isPattern && index === 0 && label === '*') || /^[a-z0-9_][a-z0-9_-]*$/.test(label),
  )
}
