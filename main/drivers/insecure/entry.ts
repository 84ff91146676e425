import { Failure } from '../../../shared/failure.ts'
import type { Registry } from '../../../shared/model/inspection.ts'
import { readRegistry } from '../../../shared/pasted-registry.ts'
import { parseAddress, parseRange } from './address.ts'

/** A normalized entry of dockerd's list: a name exactly as in image references, or a range of addresses. */
export interface InsecureEntry {
  readonly kind: 'name' | 'range'
  readonly entry: string
  /** The scheme that was removed. */
  readonly ignored?: string
}

/** `reference.DomainRegexp` of distribution 2.7, as in dockerd 20.10; later ones also accept `[v6]`. */
const domain = /^(?!-)[a-zA-Z0-9-]+(?<!-)(?:\.(?!-)[a-zA-Z0-9-]+(?<!-))*(?::\d+)?$/

/**
 * Reads an entry by the rules of dockerd 20.10 (moby registry/config.go loadInsecureRegistries, validateHostPort).
 * `host` is `host` alone and does not stand for `host:5000`. A range covers every port and every name that the host
 * resolves into it. `http://` and `https://` are removed, as dockerd does with a warning since 17.05.
 * @throws Failure of the `insecure-entry-*` rows.
 */
export function parseInsecureEntry(typed: string): InsecureEntry {
  const text = typed.trim()
  const entry = withoutScheme(text)
  const ignored = entry === text ? {} : { ignored: text.slice(0, text.length - entry.length) }
  if (entry === '') throw new Failure('insecure-entry-empty')
  if (entry.includes('://')) throw new Failure('insecure-entry-scheme', { entry: text })
  if (parseRange(entry)) return { kind: 'range', entry, ...ignored }
  if (entry.includes('/') && !/^[^/]*\/\d+$/.test(entry)) throw new Failure('insecure-entry-path', { entry: text })
  checkHostPort(entry)
  return { kind: 'name', entry, ...ignored }
}

/**
 * Reads the registry that a person wants to make insecure.
 * @throws Failure `insecure-range`, `reference-*`.
 */
export function parseInsecureRegistry(typed: string): Registry {
  if (parseRange(withoutScheme(typed.trim()))) throw new Failure('insecure-range', { typed })
  return readRegistry(typed)
}

/** An entry as dockerd compares it. */
export function withoutScheme(entry: string): string {
  return entry.replace(/^https?:\/\//i, '')
}

function checkHostPort(entry: string): void {
  const { host, port } = splitHostPort(entry)
  if (!domain.test(entry) && parseAddress(host) === undefined && !domain.test(host)) {
    throw new Failure('insecure-entry-host', { entry, host })
  }
  if (entry.endsWith(':') || !/^\d*$/.test(port) || Number(port) > 65_535) {
    throw new Failure('insecure-entry-port', { entry, port })
  }
}

/** net.SplitHostPort; if that fails, the whole text is the host. */
function splitHostPort(text: string): { readonly host: string; readonly port: string } {
  const [, bracketed, plain, port = ''] = /^(?:\[([^[\]]*)\]|([^:[\]]*)):([^:[\]]*)$/.exec(text) ?? []
  return { host: bracketed ?? plain ?? text, port }
}
