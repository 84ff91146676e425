import { Failure } from '../../../../../shared/failure.ts'
import { type ConfigLine, invalidLine } from './lines.ts'
import { lowerCase } from './match.ts'
import { valueKinds } from './keywords.ts'

/** How a host is reached: through others, or by a command. */
export type Proxy =
  | { readonly kind: 'jumps'; readonly hops: readonly string[] }
  | { readonly kind: 'command' | 'no-jump' | 'no-command' }

/** What ssh_config says of one host. Each question throws `ssh-config-undecided` where that depends on an unclear section. */
export interface HostSettings {
  /** The first value of a keyword (lower case). Of a flag: yes, no. */
  readonly first: (keyword: string) => string | undefined
  /** Its values: those of the first line, or of all lines for IdentityFile. */
  readonly all: (keyword: string) => readonly string[]
  readonly proxy: () => Proxy
  readonly isProxied: () => boolean
}

/** A Match line that decides about settings, and that Mooring does not evaluate. */
export interface Doubt {
  readonly section: ConfigLine
  /** The keyword as it is written there, and its line. */
  readonly setting: ConfigLine
}

/** What was found for one host so far. The first value of a keyword counts. */
export class Found {
  readonly #values = new Map<string, readonly string[]>()
  readonly #doubts = new Map<string, Doubt>()
  #proxy: Proxy | undefined

  /** Adds the values of a line that applies. */
  add(keyword: string, values: readonly string[]): void {
    const before = this.#values.get(keyword)
    if (valueKinds.get(keyword) === 'each') {
      const added = values.filter((value) => before?.includes(value) !== true)
      this.#values.set(keyword, [...(before ?? []), ...added])
    } else if (before === undefined && !this.#doubts.has(keyword)) this.#values.set(keyword, values)
  }

  /** Notes a line that may apply. */
  doubt(keyword: string, doubt: Doubt): void {
    const isSet = keyword === 'proxy' ? !this.#takesProxy('command') : this.#values.has(keyword)
    const isDecided = isSet && valueKinds.get(keyword) !== 'each'
    if (!isDecided && !this.#doubts.has(keyword)) this.#doubts.set(keyword, doubt)
  }

  /** ProxyJump or ProxyCommand: the first of both counts, but a command counts after `ProxyJump none`. */
  addProxy(proxy: Proxy): void {
    if (!this.#doubts.has('proxy') && this.#takesProxy(proxy.kind)) this.#proxy = proxy
  }

  #takesProxy(kind: Proxy['kind']): boolean {
    return this.#proxy === undefined || (this.#proxy.kind === 'no-jump' && kind === 'command')
  }

  /** Replaces what is known of HostName. */
  setHost(host: string): void {
    this.#doubts.delete('hostname')
    this.#values.set('hostname', [host])
  }

  /** The first value; `unclear` where it is in doubt. */
  now(keyword: string): { readonly value: string | undefined } | 'unclear' {
    return this.#doubts.has(keyword) ? 'unclear' : { value: this.#values.get(keyword)?.[0] }
  }

  /** @param host in messages. */
  settings(host: string): HostSettings {
    const check = (keyword: string): void => {
      const doubt = this.#doubts.get(keyword)
      if (doubt) throw undecided(host, doubt)
    }
    const all = (keyword: string): readonly string[] => {
      check(keyword)
      return this.#values.get(keyword) ?? []
    }
    const proxy = (): Proxy => {
      check('proxy')
      return this.#proxy ?? { kind: 'no-jump' }
    }
    return { first: (keyword) => all(keyword)[0], all, proxy, isProxied: () => ['jumps', 'command'].includes(proxy().kind) }
  }
}

function undecided(host: string, { section, setting }: Doubt): Failure {
  return new Failure('ssh-config-undecided', {
    host,
    keyword: setting.written,
    file: setting.place.file,
    line: setting.place.line,
    section: section.rest,
  })
}

const flags: ReadonlyMap<string, string> = new Map([
  ['yes', 'yes'],
  ['true', 'yes'],
  ['no', 'no'],
  ['false', 'no'],
])

/**
 * The values of a line with a keyword that Mooring reads, checked as OpenSSH checks them, whether or not the line applies.
 * @throws Failure `ssh-config-invalid`.
 */
export function readValues(line: ConfigLine): readonly string[] {
  const { keyword, written, words, place } = line
  const kind = valueKinds.get(keyword)
  const [first] = words
  if (words.includes('') || first === undefined) {
    throw invalidLine(place, { phrase: 'config-value-missing', params: { keyword: written } })
  }
  const bad = (value: string): Failure =>
    invalidLine(place, { phrase: 'config-value-bad', params: { keyword: written, value } })
  // Bytes that are not UTF-8.
  const broken = words.find((word) => word.includes('\uFFFD'))
  if (broken !== undefined) throw bad(broken)
  if (kind === 'words') {
    const lower = keyword.startsWith('canonical') ? words.map(lowerCase) : words
    const none = lower.find((word) => lowerCase(word) === 'none')
    if (none === undefined) return lower
    if (words.length > 1) throw bad(none)
    return ['none']
  }
  if (words.length > 1) throw invalidLine(place, { phrase: 'config-values-many', params: { keyword: written } })
  if (kind === 'flag' || kind === 'flag-or-always') {
    const choice = lowerCase(first)
    const value = flags.get(choice) ?? (kind === 'flag-or-always' && choice === 'always' ? choice : undefined)
    if (value === undefined) throw bad(first)
    return [value]
  }
  if (kind === 'count' && !/^\d{1,9}$/.test(first)) throw bad(first)
  if (kind === 'port' && !/^0*[1-9]\d{0,4}$/.test(first)) throw bad(first)
  if (kind === 'port' && Number(first) > 65_535) throw bad(first)
  return [first]
}
