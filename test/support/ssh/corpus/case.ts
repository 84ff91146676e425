/** An ssh_config file, and what is expected of both programs. */
export interface ConfigCase {
  readonly name: string
  /** `DIR` stands for the directory of the files. */
  readonly text: string
  /** Hosts to look up, each with a user if one is typed. */
  readonly hosts: readonly string[]
  /** Further files in `DIR`, by name. */
  readonly files?: Readonly<Record<string, string>>
  /** The code that Mooring refuses with; without it, Mooring must answer as ssh does. */
  readonly refused?: string
  /** Why Mooring answers where ssh refuses. */
  readonly lenient?: string
}

type More = Omit<ConfigCase, 'name' | 'text' | 'hosts'>

/** A case; hosts are separated by blanks. */
export function same(name: string, text: string, hosts = 'srv1', more: More = {}): ConfigCase {
  return { name, text, hosts: hosts.split(' '), ...more }
}

/** A case that Mooring refuses, whatever ssh answers. */
export function refused(name: string, refusal: string, text: string, host = 'srv1', more: More = {}): ConfigCase {
  return { name, text, hosts: [host], refused: refusal, ...more }
}
