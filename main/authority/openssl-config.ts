/** The sections of a configuration file, each with its values; what stands before the first one is in the section `default`. */
export type OpensslConfig = ReadonlyMap<string, ReadonlyMap<string, string>>

/**
 * Reads OpenSSL's configuration format (config(5)): sections, comments, a `\` at a line's end, quotes, and variables of this section, of
 * another one (`$section::name`) or of the environment (`$ENV::NAME`).
 * @param env the environment's values that the file may use.
 */
export function parseOpensslConfig(
  text: string,
  env: Readonly<Record<string, string | undefined>> = {},
): OpensslConfig {
  const sections = new Map<string, Map<string, string>>([['default', new Map()]])
  let section = 'default'
  for (const line of text.replace(/\\\r?\n/g, '').split(/\r?\n/)) {
    const [, title] = /^\s*\[\s*([^\]]*?)\s*\]/.exec(line) ?? []
    if (title !== undefined) {
      section = title
      if (!sections.has(section)) sections.set(section, new Map())
      continue
    }
    const [, name, written] = /^\s*([^#;=\s][^=#]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (name === undefined || written === undefined) continue
    sections.get(section)?.set(
      name,
      expanded(written, (scope, variable) => lookUp(sections, scope ?? section, variable, env)),
    )
  }
  return sections
}

function lookUp(
  sections: OpensslConfig,
  scope: string,
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (scope === 'ENV') return env[name] ?? ''
  return sections.get(scope)?.get(name) ?? sections.get('default')?.get(name) ?? ''
}

/** One pass over a value: quotes, `\`, a comment's `#`, and variables, which stay as they are within single quotes. */
const token = /'([^']*)'|"([^"]*)"|\\(.)|\$(?:\{(?:(\w+)::)?(\w+)\}|\((?:(\w+)::)?(\w+)\)|(?:(\w+)::)?(\w+))|(#.*$)/g

function expanded(written: string, lookUpVariable: (scope: string | undefined, name: string) => string): string {
  return written
    .replace(token, (whole, single, double, escaped, s1, n1, s2, n2, s3, n3, comment) => {
      if (comment !== undefined) return ''
      const name = n1 ?? n2 ?? n3
      if (name !== undefined) return lookUpVariable(s1 ?? s2 ?? s3, name)
      return single ?? double ?? escaped ?? whole
    })
    .trimEnd()
}
