import { isIP, isIPv4, isIPv6 } from 'node:net'
import type { GoRules } from './go-rules.ts'

/** What may stand in a host as it is; and what an escape in a zone may stand for. */
const hostCharacters = /^[a-zA-Z0-9\-_.~!$&'()*+,;=:[\]<>"]$/
const userinfo = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/
const port = /^(?::\d*)?$/

/**
 * The host of a URI as Go's net/url reads it (url.go, parse), with its port; '' where there is none.
 *
 * @param text ASCII.
 * @returns undefined where Go can't read the URI.
 */
export function hostOfUri(text: string, rules: GoRules): string | undefined {
  const [before = '', ...fragments] = text.split('#')
  if (hasControl(before) || withoutEscapes(fragments.join('#'), 'other') === undefined) return undefined
  if (before === '*') return ''
  const scheme = schemeOf(before)
  if (scheme === undefined) return undefined
  const [rest = ''] = before.slice(scheme === '' ? 0 : scheme.length + 1).split('?')
  if (!rest.startsWith('/')) {
    if (scheme !== '') return ''
    return (rest.split('/')[0] ?? '').includes(':') ? undefined : checkedPath(rest, '')
  }
  if (!rest.startsWith('//') || (scheme === '' && rest.startsWith('///'))) return checkedPath(rest, '')
  const [authority = '', ...path] = rest.slice(2).split('/')
  const host = hostOfAuthority(authority, scheme.toLowerCase(), rules)
  return host === undefined ? undefined : checkedPath(path.join('/'), host)
}

/** A URI's host without its port, if it is a domain (crypto/x509 verify.go, matchURIConstraint; net.SplitHostPort). */
export function domainOfHost(host: string, { minor }: GoRules): string | undefined {
  if (host === '') return undefined
  let domain = host
  if (host.includes(':') && !host.endsWith(']')) {
    const colon = host.lastIndexOf(':')
    domain = host.slice(0, colon)
    if (domain.startsWith('[')) {
      if (!domain.endsWith(']')) return undefined
      domain = domain.slice(1, -1)
    } else if (domain.includes(':')) return undefined
    if (/[[\]]/.test(domain) || /[[\]]/.test(host.slice(colon + 1))) return undefined
  }
  const isAddress = isIP(domain) !== 0 && (minor >= 22 || !domain.includes('%'))
  return isAddress || (domain.startsWith('[') && domain.endsWith(']')) ? undefined : domain
}

function checkedPath(path: string, host: string): string | undefined {
  return withoutEscapes(path, 'other') === undefined ? undefined : host
}

function hasControl(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\x7f')
}

/** '' where there is none; undefined where it is empty. */
function schemeOf(text: string): string | undefined {
  if (text.startsWith(':')) return undefined
  return /^([a-zA-Z][a-zA-Z0-9+\-.]*):/.exec(text)?.[1] ?? ''
}

function hostOfAuthority(authority: string, scheme: string, rules: GoRules): string | undefined {
  const at = authority.lastIndexOf('@')
  const user = authority.slice(0, Math.max(at, 0))
  if (!userinfo.test(user) || withoutEscapes(user, 'other') === undefined) return undefined
  return readHost(authority.slice(at + 1), scheme, rules)
}

function readHost(host: string, scheme: string, rules: GoRules): string | undefined {
  const open = rules.minor >= 25 ? host.lastIndexOf('[') : host.startsWith('[') ? 0 : -1
  if (open > 0) return undefined
  if (open === 0) return readLiteral(host, rules)
  const colon = host.indexOf(':')
  const isStrict = rules.minor >= 26 && (scheme === 'http' || scheme === 'https')
  const from = isStrict ? colon : host.lastIndexOf(':')
  if (colon >= 0 && !port.test(host.slice(from))) return undefined
  return withoutEscapes(host, 'host')
}

/** An address in brackets; Go before 1.25 does not look at it. */
function readLiteral(host: string, rules: GoRules): string | undefined {
  const close = host.lastIndexOf(']')
  if (close < 0 || !port.test(host.slice(close + 1))) return undefined
  const inside = host.slice(1, close)
  const zone = inside.indexOf('%25')
  const address = withoutEscapes(zone < 0 ? inside : inside.slice(0, zone), 'host')
  const zoneText = zone < 0 ? '' : withoutEscapes(inside.slice(zone), 'zone')
  if (address === undefined || zoneText === undefined) return undefined
  const whole = address + zoneText
  if (rules.minor >= 25 && (isIPv4(whole) || !isIPv6(whole))) return undefined
  return `[${whole}]${host.slice(close + 1)}`
}

/** Undoes %-escapes (net/url, unescape); undefined where one is wrong, or where a host has a character that it may not have. */
function withoutEscapes(text: string, where: 'host' | 'zone' | 'other'): string | undefined {
  let result = ''
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (character !== '%') {
      if (where !== 'other' && character < '\x80' && !hostCharacters.test(character)) return undefined
      result += character
      continue
    }
    const digits = /^[0-9a-fA-F]{2}/.exec(text.slice(at + 1))?.[0]
    if (digits === undefined) return undefined
    const value = Number.parseInt(digits, 16)
    const meant = String.fromCharCode(value)
    if (where === 'host' && value < 0x80 && digits !== '25') return undefined
    if (where === 'zone' && digits !== '25' && meant !== ' ' && !hostCharacters.test(meant)) return undefined
    result += meant
    at += 2
  }
  return result
}
