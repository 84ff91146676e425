import { Failure } from '../../../../../shared/failure.ts'
import { valueKinds } from './keywords.ts'
import type { ConfigLine } from './lines.ts'

/** How a host is reached: through others, or by a command. */
export type ProxyUse =
  | { readonly kind: 'jumps'; readonly hops: readonly string[] }
  | { readonly kind: 'command' | 'no-jump' | 'no-command' }

/** What ssh_config says of one host. Each question throws `ssh-config-undecided` where that depends on an unclear section. */
export interface HostSettings {
  /** The first value of a keyword (lower case). Of a flag: yes, no. */
  readonly first: (keyword: string) => string | undefined
  /** Its values: those of the first line, or of all lines for IdentityFile. */
  readonly all: (keyword: string) => readonly string[]
  readonly proxy: () => ProxyUse
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
  #proxy: ProxyUse | undefined

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
  addProxy(proxy: ProxyUse): void {
    if (!this.#doubts.has('proxy') && this.#takesProxy(proxy.kind)) this.#proxy = proxy
  }

  #takesProxy(kind: ProxyUse['kind']): boolean {
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
    const proxy = (): ProxyUse => {
      check('proxy')
      return this.#proxy ?? { kind: 'no-jump' }
    }
    return {
      first: (keyword) => all(keyword)[0],
      all,
      proxy,
      isProxied: () => ['jumps', 'command'].includes(proxy().kind),
    }
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
