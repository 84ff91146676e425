import type { Registry } from './model/inspection.ts'
import { parseRegistry } from './registry-reference.ts'

/** What an error text, or a command line, says of where. */
export interface Addressed {
  /** As image names begin. */
  readonly registry?: string
  /** What failed, without its query, if it is not an address of that registry. */
  readonly url?: string
  /** The registry is named by an address of plain HTTP. */
  readonly isPlainHttp?: true
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
/** Options of a login whose value may look like a host. */
const takesName = /^(?:-u|--username)$/
/** How many words behind a command may be options before the image. */
const mostWords = 24

/**
 * Finds the registry that a text is about: in an address of its API, in an image's name, in what is said of a host; in this order,
 * and in the lines in theirs.
 */
export function addressedIn(lines: readonly string[]): Addressed {
  const found = lines.flatMap((line) => line.match(urls) ?? []).flatMap(readUrl)
  const api = found.find(({ path }) => /^\/v[12](\/|$)/.test(path))
  const [registry] = [
    ...registryOf(api?.host),
    ...lines.flatMap(namedIn),
    ...registryOf(found[0]?.host),
    ...hosts.flatMap((words) => lines.flatMap((line) => hostOf(words.exec(line)?.[1]))),
  ]
  if (!registry) return {}
  const own = found.find(({ host }) => registryOf(host).some(({ name }) => name === registry.name))
  const other = found.find(({ host }) => host !== (api?.host ?? registry.name) && registryOf(host).length > 0)
  return {
    registry: registry.name,
    ...(other && { url: other.whole }),
    ...(own && /^http:/i.test(own.whole) && { isPlainHttp: true }),
  }
}

/** The parts of an address that count here. */
interface Address {
  readonly host: string
  readonly path: string
  /** Without query and fragment. */
  readonly whole: string
}

function readUrl(text: string): Address[] {
  const [whole, host, path] = /^https?:\/\/([^/?#]+)([^?#]*)/i.exec(text.replace(/[),.;:\]]{1,9}$/, '')) ?? []
  return whole !== undefined && host !== undefined && path !== undefined ? [{ host, path, whole }] : []
}

function namedIn(line: string): Registry[] {
  const login = logins.exec(line)
  if (login)
    return wordsOf(login)
      .filter((_, at, words) => !takesName.test(words[at - 1] ?? ''))
      .flatMap(hostOf)
  return wordsOf(images.exec(line)).flatMap((word) => {
    // An image without a slash has no registry: what follows its colon is a tag (distribution/reference normalize.go).
    const [first, ...path] = word.split('/')
    return path.length > 0 ? hostOf(first) : []
  })
}

function wordsOf(match: RegExpExecArray | null): readonly string[] {
  const rest = match?.slice(1).find((part) => part !== undefined) ?? ''
  // A list has brackets around it, an IPv6 address some of its own.
  return rest
    .split(/[\s"',]+/, mostWords)
    .map((word) => (/^\[[0-9a-f:]*\]/i.test(word) ? word : word.replace(/^\[|\]$/g, '')))
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
