import { matchesList } from '../pattern.ts'
import { canonicalHost, type NameExists } from './canonical-host.ts'
import { expandTokens } from './expand.ts'
import type { ConfigFile, IncludeLine } from './files.ts'
import { otherNames, unread, valueKinds } from './keywords.ts'
import { type ConfigLine, invalidLine } from './lines.ts'
import { type Applies, judgeMatch, lowerCase, parseMatch, wantsFinalPass } from './match.ts'
import { readProxy } from './proxy.ts'
import { Found, type HostSettings } from './settings.ts'
import { readValues } from './values.ts'

/** The host and user to look up. */
export interface ConfigQuery {
  /** For messages. */
  readonly name: string
  /** As typed, before HostName. */
  readonly host: string
  /** As typed; it takes precedence over the files. */
  readonly user?: string
  readonly localUser: string
}

/** What ssh_config says of a host, and the host's name or address to connect to. */
export interface FoundHost {
  readonly host: string
  readonly settings: HostSettings
}

/**
 * Looks a host up as ssh does (ssh.c, main): once for the host as typed, and where a Match final or CanonicalizeHostname
 * asks for it, once more for the host that was found. What the first pass found stays.
 * @throws Failure `ssh-config-invalid`, `ssh-config-undecided`, `host-unreachable`, and what `exists` throws.
 */
export async function lookUp(files: readonly ConfigFile[], query: ConfigQuery, exists: NameExists): Promise<FoundHost> {
  const found = new Found()
  const settings = found.settings(query.name)
  const first = new Pass(found, query, { host: query.host, isFinal: false })
  first.read(files)
  const named = settings.first('hostname')
  const host = await canonicalHost(named === undefined ? query.host : expandHost(named, query.host), settings, {
    name: query.name,
    exists,
  })
  if (first.wantsFinal || (settings.first('canonicalizehostname') ?? 'no') !== 'no') {
    found.setHost(host)
    new Pass(found, query, { host, isFinal: true }).read(files)
  }
  return { host, settings }
}

function expandHost(hostName: string, typed: string): string {
  return expandTokens(hostName, { h: typed })
}

/** One reading of all files for one name of the host. */
class Pass {
  readonly #found: Found
  readonly #query: ConfigQuery
  readonly #host: string
  readonly #isFinal: boolean
  wantsFinal = false

  constructor(
    found: Found,
    query: ConfigQuery,
    { host, isFinal }: { readonly host: string; readonly isFinal: boolean },
  ) {
    this.#found = found
    this.#query = query
    this.#host = host
    this.#isFinal = isFinal
  }

  read(files: readonly ConfigFile[]): void {
    for (const file of files) this.#readFile(file, { applies: 'yes', section: undefined })
  }

  /** @param outer of the Include that names the file. Its sections apply where that does, and end with it. */
  #readFile(file: ConfigFile, outer: Section): void {
    let section = outer
    for (const line of file) {
      if (line.keyword === 'host' || line.keyword === 'match') {
        const applies = line.keyword === 'host' ? this.#judgeHost(line) : this.#judgeMatch(line)
        section = narrowed(outer, applies, line)
      } else if ('included' in line) {
        for (const included of readInclude(line)) this.#readFile(included, section)
      } else this.#readSetting(line, section)
    }
  }

  #readSetting(line: ConfigLine, { applies, section }: Section): void {
    const keyword = otherNames.get(line.keyword) ?? line.keyword
    if (keyword === 'proxyjump' || keyword === 'proxycommand') {
      const proxy = readProxy(line)
      if (applies === 'yes') this.#found.addProxy(proxy)
      if (applies === 'unclear' && section) this.#found.doubt('proxy', { section, setting: line })
    } else if (valueKinds.has(keyword)) {
      const values = readValues({ ...line, keyword })
      if (applies === 'yes') this.#found.add(keyword, values)
      if (applies === 'unclear' && section) this.#found.doubt(keyword, { section, setting: line })
    } else if (keyword === 'ignoreunknown') {
      if (applies !== 'no') this.#found.add(keyword, readValues(line))
    } else if (!unread.has(keyword) && !this.#isIgnored(keyword)) {
      throw invalidLine(line.place, { phrase: 'config-keyword-unknown', params: { keyword: line.written } })
    }
  }

  #isIgnored(keyword: string): boolean {
    const ignored = this.#found.now('ignoreunknown')
    return ignored !== 'unclear' && matchesList(keyword, lowerCase(ignored.value ?? '').split(','))
  }

  #judgeHost({ words, written, place }: ConfigLine): Applies {
    if (words.includes('')) throw invalidLine(place, { phrase: 'config-value-missing', params: { keyword: written } })
    return matchesList(this.#host, words) ? 'yes' : 'no'
  }

  #judgeMatch({ rest, place }: ConfigLine): Applies {
    const criteria = parseMatch(rest)
    if (!criteria) throw invalidLine(place, { phrase: 'config-match-bad', params: { text: rest } })
    if (wantsFinalPass(criteria)) this.wantsFinal = true
    const { host: originalHost, user: typed, localUser } = this.#query
    const user = this.#found.now('user')
    return judgeMatch(criteria, {
      host: this.#isFinal ? this.#host : this.#namedHost(),
      originalHost,
      user: typed ?? (user === 'unclear' ? undefined : (user.value ?? localUser)),
      localUser,
      isFinal: this.#isFinal,
    })
  }

  /** By the HostName found so far; undefined where it is unclear. */
  #namedHost(): string | undefined {
    const named = this.#found.now('hostname')
    if (named === 'unclear') return undefined
    return named.value === undefined ? this.#host : expandHost(named.value, this.#host)
  }
}

/** Settings between two Host or Match lines. */
interface Section {
  readonly applies: Applies
  /** The line that makes it unclear. */
  readonly section: ConfigLine | undefined
}

function narrowed(outer: Section, applies: Applies, line: ConfigLine): Section {
  if (outer.applies === 'no' || applies === 'no') return { applies: 'no', section: undefined }
  return applies === 'unclear' && outer.applies === 'yes' ? { applies, section: line } : outer
}

function readInclude({ words, written, included, place }: IncludeLine): readonly ConfigFile[] {
  if (words.length === 0) throw invalidLine(place, { phrase: 'config-value-missing', params: { keyword: written } })
  return included
}
