import type { Registry } from '../../../shared/model/inspection.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'

/** What an error text says of where it happened. */
export interface Addressed {
  /** As image names begin. */
  readonly registry?: string
  /** What failed, without its query, if it is not an address of that registry. */
  readonly url?: string
}

const urls = /\bhttps?:\/\/[^\s"'<>\\^`{|}]{1,2048}/gi
/** Behind these words there is a registry's name, or an image's among other words. */
const logins =
  /\b(?:docker|podman|nerdctl|skopeo|buildah|helm registry) (?:login|logout)\s(.*)|\bcontainer registry (\S+)/i
const images =
  /\b(?:docker|podman|nerdctl|ctr|crictl|skopeo|buildah|helm)\s+(?:images?\s+)?(?:pull|push|run|create|inspect|copy|install)\s(.*)|\b(?:FROM|image:|Trying to pull|(?:pull|unpack|pulling) image|resolve reference|source metadata for|pull access denied for|push refers to (?:a )?repository|failed to push)\s+(.*)|\b(?:docker|oci):\/\/(.*)/i
/** A host in what is said of a connection. */
const hosts = [
  /\bnot ([\w.-]{1,253}\.[\w-]{1,63})"?\s*$/i,
  /\blookup ([\w.-]{1,253})(?: on\b|:)/i,
  /certificate for ([\d.]{7,15}|\[[0-9a-f:]{2,39}\]) because/i,
  /(?:wanted to match|host:|hostname) '?([\w.-]{1,253})/i,
  /(?:could not resolve host|connect to|resolve|connecting to|host=)\s*:?\s*'?([\w.-]{1,253})/i,
] as const
/** How many words behind a command may be options before the image. */
const mostWords = 24

/**
 * Finds the registry that a text is about: in an address of its API, in an image's name, in what is said of a host; in this order,
 * and in the lines in theirs.
 */
export function addressedIn(lines: readonly string[]): Addressed {
  const found = lines.flatMap((line) => line.match(urls) ?? []).flatMap(readUrl)
  const api = found.find(({ pathname }) => /^\/v[12](\/|$)/.test(pathname))
  const [registry] = [
    ...registryOf(api?.host),
    ...lines.flatMap(namedIn),
    ...registryOf(found[0]?.host),
    ...hosts.flatMap((words) => lines.flatMap((line) => hostOf(words.exec(line)?.[1]))),
  ]
  const other = found.find(({ host }) => host !== (api?.host ?? registry?.name))
  const url = registry && other ? { url: `${other.origin}${other.pathname}` } : {}
  return { ...(registry && { registry: registry.name }), ...url }
}

function readUrl(text: string): URL[] {
  const bare = text.replace(/[),.;:\]]{1,9}$/, '')
  return URL.canParse(bare) ? [new URL(bare)] : []
}

function namedIn(line: string): Registry[] {
  const login = logins.exec(line)
  if (login) return wordsOf(login).flatMap(hostOf)
  return wordsOf(images.exec(line)).flatMap((word) => {
    // An image without a slash has no registry: what follows its colon is a tag (distribution/reference normalize.go).
    const [first, ...path] = word.split('/')
    return path.length > 0 ? hostOf(first) : []
  })
}

function wordsOf(match: RegExpExecArray | null): readonly string[] {
  const rest = match?.slice(1).find((part) => part !== undefined) ?? ''
  return rest.split(/[\s"'[\],]+/, mostWords)
}

/** A word that looks like a host to Docker, and not like a mapping of ports. */
function hostOf(word: string | undefined): Registry[] {
  if (word === undefined || !/^[\w.-]+(?::\d+)?$|^\[[0-9a-f:]+\](?::\d+)?$/i.test(word) || /^\d+(?::\d+)?$/.test(word))
    return []
  return /[.:]/.test(word) || word === 'localhost' ? registryOf(word) : []
}

function registryOf(text: string | undefined): Registry[] {
  if (text === undefined) return []
  try {
    return [parseRegistry(text)]
  } catch {
    return []
  }
}
