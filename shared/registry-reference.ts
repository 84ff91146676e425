import { z } from 'zod'
import { Failure } from './failure.ts'
import type { Registry } from './model/inspection.ts'

/** The parts of a typed text, before validation. */
interface Pieces {
  /** Lower case, without `://`; undefined if none was typed. */
  readonly scheme: string | undefined
  /** `host`, `host:port`, `[v6]:port`; everything up to the first `/`, `?` or `#`. */
  readonly authority: string
  /** The text after the authority: a path, or the rest of an image name. */
  readonly rest: string
}

/** The default ports of a registry's possible schemes. */
const schemePorts: ReadonlyMap<string, number> = new Map([
  ['https', 443],
  ['http', 80],
])
const dockerHub: ReadonlySet<string> = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'hub.docker.com',
])
/** distribution/reference regexp.go: `domain-component`, with DNS's limit of 63 letters (RFC 1035 2.3.4). */
const domainComponent = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const hiddenOrBlank = /[\s\p{Cc}\p{Cf}]/u
const digest = /@[a-z][a-z0-9]*(?:[-_+.][a-z][a-z0-9]*)*:[0-9a-f]{32,}$/i

/**
 * Reads a registry's name as people type or paste it: a host name or address, a URL, or an image name.
 *
 * The name stays as typed, since Docker uses exactly that directory in certs.d (moby daemon/pkg/registry/config.go):
 * letters keep their case, and `host` and `host:443` are two registries. Other alphabets are refused, not converted:
 * Docker's grammar knows ASCII only, so image names spell such a host as `xn--…`, and so must the directory.
 *
 * A single word is a Docker Hub user or image to Docker (distribution/reference normalize.go, splitDockerDomain) unless
 * it has a port, is `localhost` or has a capital letter. After `https://` it is clearly a host: its name becomes
 * `word:443`, the only spelling that Docker treats as a host.
 *
 * @throws Failure with one of the `reference-*` codes.
 */
export function parseRegistry(typed: string): Registry {
  const text = typed.trim()
  if (text === '') throw new Failure('reference-empty')
  if (hiddenOrBlank.test(text)) throw new Failure('reference-space', { typed: text })
  if (text.startsWith('-')) throw new Failure('reference-option', { typed: text })
  if (text.split(/[/\\]/).some((segment) => segment === '.' || segment === '..')) {
    throw new Failure('reference-traversal', { typed: text })
  }
  const pieces = takeApart(text)
  const registry = readAuthority(pieces, text)
  const ignored = [pieces.scheme && `${pieces.scheme}://`, pieces.rest.replace(/\/+$/, '')].filter(Boolean).join('…')
  return ignored === '' ? registry : { ...registry, ignored }
}

/** The registry with exactly this name; undefined for everything else: what a host tells of may be a range of addresses, or anything. */
export function registryNamed(name: string): Registry | undefined {
  try {
    const registry = parseRegistry(name)
    return registry.name === name ? registry : undefined
  } catch {
    return undefined
  }
}

/**
 * The same as {@link parseRegistry} for a registry whose certificate is wanted.
 * @throws Failure `reference-plain-http` too: plain HTTP has no certificate, and asking port 443 instead would be a guess.
 */
export function parseTrustedRegistry(typed: string): Registry {
  const registry = parseRegistry(typed)
  if (saysPlainHttp(typed)) throw new Failure('reference-plain-http', { typed: typed.trim(), registry: registry.name })
  return registry
}

/** Whether the text asks for plain HTTP. */
export function saysPlainHttp(typed: string): boolean {
  return /^\s*http:\/\//i.test(typed)
}

function takeApart(text: string): Pieces {
  const [, scheme, withoutScheme = text] = /^([^/?#]*):\/\/(.*)$/.exec(text) ?? []
  const end = withoutScheme.search(/[/?#]/)
  const authority = end < 0 ? withoutScheme : withoutScheme.slice(0, end)
  return { scheme: scheme?.toLowerCase(), authority, rest: withoutScheme.slice(authority.length) }
}

function readAuthority({ scheme, authority, rest }: Pieces, typed: string): Registry {
  if (scheme !== undefined && !schemePorts.has(scheme)) throw new Failure('reference-scheme', { scheme })
  if (authority === '' && scheme === undefined && rest === '') throw new Failure('reference-empty')
  if (authority.startsWith('-')) throw new Failure('reference-option', { typed })
  if (scheme === undefined && rest === '' && isBareImage(authority))
    throw new Failure('reference-docker-hub', { typed })
  if (authority.includes('@')) throw new Failure('reference-credentials')

  const { host, portText } = splitPort(authority)
  const isWord = !/[.:A-Z]/.test(authority) && host !== 'localhost'
  if (!isAddress(host)) checkHostName(host)
  if (dockerHub.has(host.toLowerCase()) || (isWord && scheme === undefined)) {
    throw new Failure('reference-docker-hub', { typed })
  }
  const port = portText === undefined ? 443 : readPort(portText)
  const unbracketed = host.replace(/^\[|\]$/g, '').toLowerCase()
  if (!isWord) return { name: authority, host: unbracketed, port }
  const wordPort = schemePorts.get(scheme ?? 'https') ?? port
  return { name: `${authority}:${wordPort}`, host: unbracketed, port: wordPort }
}

/**
 * `ubuntu@sha256:…`, `ubuntu:latest`: a word with something that cannot be a port. `word:5000` is a host for docker
 * login, so here too.
 */
function isBareImage(authority: string): boolean {
  return digest.test(authority) || /^[a-z0-9][a-z0-9_-]*:(?!\d*$)\w[\w.-]*$/.test(authority)
}

function splitPort(authority: string): { readonly host: string; readonly portText: string | undefined } {
  const [, host = authority, portText] = /^(\[.*\]|[^:[\]]*)(?::([^:]*))?$/.exec(authority) ?? []
  return { host, portText }
}

/** IPv6 in brackets: hexadecimal digits and colons only, no zone (distribution/reference regexp.go, `ipv6address`). */
function isAddress(host: string): boolean {
  const [, address] = /^\[([0-9a-f:]+)\]$/i.exec(host) ?? []
  return address !== undefined && z.ipv6().safeParse(address).success
}

function checkHostName(host: string): void {
  if (host.includes('_') && /^[\w.-]+$/.test(host)) throw new Failure('reference-underscore', { host })
  const isName = host.length <= 253 && host.split('.').every((part) => domainComponent.test(part.toLowerCase()))
  if (!isName) throw new Failure('reference-host', { host })
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65_535) throw new Failure('reference-port', { port: text })
  return port
}
