import type { Registry } from '../../../shared/model/inspection.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'

/** What an error text says of where it happened. */
export interface Addressed {
  /** As image names begin. */
  readonly registry?: string
  /** What failed, without its query, if it is not an address of that registry. */
  readonly url?: string
}

const urls = /\bhttps?:\/\/[^\s"'<>\\^`{|}]+/gi
/** After one of these words there is an image's name, or a registry's. */
const names =
  /(?:\b(?:docker|podman|nerdctl|ctr|crictl|skopeo|buildah|helm)\s+(?:image\s+|registry\s+)?(?:pull|push|login|run|create|inspect|copy)(?:\s+-\S+)*\s+|\bFROM\s+|\bimage:\s*|\bpull(?:ing)? image\s+|\bTrying to pull\s+|\bdocker:\/\/|\boci:\/\/|\bfailed to resolve reference\s+|\bpush refers to (?:a )?repository\s+\[?|\bsource metadata for\s+|\bunpack image\s+|\bcontainer registry\s+|\bpull access denied for\s+)"?'?([\w.-]+(?::\d+)?(?:\/[\w./-]+)?)/gi
/** Where a name or an address stands in what is said of a connection. */
const hosts = [
  /\bnot ([\w.-]+\.[\w-]+)"?\s*$/i,
  /\blookup ([\w.-]+)(?: on\b|:)/i,
  /certificate for ([\d.]+|\[[0-9a-f:]+\]) because/i,
  /(?:wanted to match|host:|hostname) '?([\w-]+(?:\.[\w-]+)+)/i,
  /(?:could not resolve host|connect to|resolve|connecting to|host=)\s*:?\s*'?([\w-]+(?:\.[\w-]+)+)/i,
] as const

/**
 * Finds the registry that a text is about: in an address of its API, in an image's name, in what is said of a host; in this order,
 * and in the lines in theirs.
 */
export function addressedIn(lines: readonly string[]): Addressed {
  const found = lines.flatMap((line) => line.match(urls) ?? []).flatMap(readUrl)
  const api = found.find(({ pathname }) => /^\/v[12](\/|$)/.test(pathname))
  const named = firstOf(lines.flatMap((line) => [...line.matchAll(names)].flatMap(([, name]) => imageRegistry(name))))
  const other = found.find(({ host }) => host !== api?.host)
  const said = firstOf(hosts.flatMap((words) => lines.flatMap((line) => registryOf(words.exec(line)?.[1]))))
  const registry =
    (api && firstOf(registryOf(api.host))) ?? named ?? (found[0] && firstOf(registryOf(found[0].host))) ?? said
  const isOther = other !== undefined && registry !== undefined && other.host !== registry.name
  return { ...(registry && { registry: registry.name }), ...(isOther && { url: `${other.origin}${other.pathname}` }) }
}

function readUrl(text: string): URL[] {
  const bare = text.replace(/[),.;:\]]+$/, '')
  return URL.canParse(bare) ? [new URL(bare)] : []
}

/** An image's name belongs to a registry only if its first part looks like a host (distribution/reference normalize.go). */
function imageRegistry(name: string | undefined): Registry[] {
  const [first = ''] = name?.split('/') ?? []
  return /[.:]/.test(first) || first === 'localhost' ? registryOf(first) : []
}

function registryOf(text: string | undefined): Registry[] {
  if (text === undefined) return []
  try {
    return [parseRegistry(text)]
  } catch {
    return []
  }
}

function firstOf<T>([first]: readonly T[]): T | undefined {
  return first
}
