import { matchesList } from '../pattern.ts'
import { canonicalHost, type NameExists } from './canonical-host.ts'
import { expandTokens } from './expand.ts'
import type { ConfigFile } from './files.ts'
import { type ConfigLine, invalidLine } from './lines.ts'
import { type Applies, type Criterion, judgeMatch, lowerCase, wantsFinalPass } from './match.ts'
import { Found, type HostSettings } from './settings.ts'
import type { Statement } from './statements.ts'

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
      const { meaning } = line
      if (meaning.kind === 'host') {
        section = narrowed(outer, matchesList(this.#host, meaning.patterns) ? 'yes' : 'no', line)
      } else if (meaning.kind === 'match') {
        section = narrowed(outer, this.#judgeMatch(meaning.criteria), line)
      } else if ('included' in line) {
        for (const included of line.included) this.#readFile(included, section)
      } else this.#readSetting(line, section)
    }
  }

  #readSetting(line: Statement, { applies, section }: Section): void {
    const { meaning, place, written } = line
    const doubt = applies === 'unclear' && section ? { section, setting: line } : undefined
    if (meaning.kind === 'proxy') {
      if (applies === 'yes') this.#found.addProxy(meaning.proxy)
      if (doubt) this.#found.doubt('proxy', doubt)
    } else if (meaning.kind === 'value') {
      // What is ignored concerns no host.
      if (applies === 'yes' || (doubt && meaning.keyword === 'ignoreunknown')) {
        this.#found.add(meaning.keyword, meaning.values)
      } else if (doubt) this.#found.doubt(meaning.keyword, doubt)
    } else if (meaning.kind === 'unknown' && !this.#isIgnored(line.keyword)) {
      throw invalidLine(place, { phrase: 'config-keyword-unknown', params: { keyword: written } })
    }
  }

  #isIgnored(keyword: string): boolean {
    const ignored = this.#found.now('ignoreunknown')
    return ignored !== 'unclear' && matchesList(keyword, lowerCase(ignored.value ?? '').split(','))
  }

  #judgeMatch(criteria: readonly Criterion[]): Applies {
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
