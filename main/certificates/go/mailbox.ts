import { isDomain } from './domain-name.ts'
import type { GoRules } from './go-rules.ts'

/** The two parts of an e-mail address. */
export interface Mailbox {
  readonly local: string
  readonly domain: string
}

/** The same for addresses that constraints do not distinguish: a domain has no case. */
export function mailboxKey({ local, domain }: Mailbox): string {
  return `${domain.toLowerCase()}\0${local}`
}

/** In quotes a space and control characters without tabs and line ends; behind a backslash also a tab and quotes. */
const quotedPart = /^"((?:[^"\\\0\t\n\r]|\\[^\0\n\r])*)"/
/** A backslash takes any character (crypto/x509 verify.go: “We choose to accept it”). */
const plainPart = /^(?:\\[\s\S]|[0-9a-zA-Z!#$%&'*+\-/=?^_`{|}~.])+/

/**
 * Takes an e-mail address apart (crypto/x509 verify.go, parseRFC2821Mailbox).
 *
 * @param text ASCII.
 * @returns undefined where Go can't.
 */
export function parseMailbox(text: string, rules: GoRules): Mailbox | undefined {
  const quoted = quotedPart.exec(text)
  const local = text.startsWith('"') ? quoted?.[1] : plainPart.exec(text)?.[0]
  if (local === undefined) return undefined
  const rest = text.slice(quoted && text.startsWith('"') ? quoted[0].length : local.length)
  const unescaped = local.replace(/\\([\s\S])/g, '$1')
  if (!text.startsWith('"') && /^\.|\.$|\.\./.test(unescaped)) return undefined
  const domain = rest.slice(1)
  if (!rest.startsWith('@') || !isDomain(domain, rules)) return undefined
  if (rules.minor >= 27 && domain.includes('@')) return undefined
  return { local: unescaped, domain }
}
