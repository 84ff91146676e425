import { type ConfigLine, invalidLine } from './lines.ts'
import type { ProxyUse } from './settings.ts'

/**
 * What ProxyJump or ProxyCommand says (readconf.c, parse_jump). OpenSSH takes quotes in these lines as they are.
 * @throws Failure `ssh-config-invalid`.
 */
export function readProxy({ keyword, written, rest, place }: ConfigLine): ProxyUse {
  const text = rest.replace(/^[ \t\r\n=]+/, '')
  if (keyword === 'proxycommand') return { kind: text.toLowerCase() === 'none' ? 'no-command' : 'command' }
  const value = text.replace(/#.*$/s, '').trimEnd()
  const isNone = value.toLowerCase() === 'none'
  // Some versions jump to a host called none.
  if (isNone && value !== text) throw invalidLine(place, { phrase: 'config-versions-differ', params: { text } })
  if (isNone) return { kind: 'no-jump' }
  const hops = value.split(',')
  const bad = hops.find((hop) => hop === '' || /[\s"'\\]/.test(hop))
  if (bad !== undefined) {
    throw invalidLine(place, { phrase: 'config-value-bad', params: { keyword: written, value: text } })
  }
  return { kind: 'jumps', hops }
}
