import { type Line, LineType, type Match, parse, type Section } from 'ssh-config'
import { Failure } from '../../../../shared/failure.ts'

/** The condition of settings. */
export type Condition =
  | { readonly kind: 'host'; readonly patterns: readonly string[] }
  | { readonly kind: 'match'; readonly criteria: ReadonlyMap<string, string>; readonly text: string }

/** One keyword, in lower case, with its arguments. */
export interface Setting {
  readonly keyword: string
  readonly values: readonly string[]
}

/** The settings of one condition, or unconditional ones, in file order. An `include` is among them. */
export interface Block {
  readonly when: Condition | undefined
  readonly settings: readonly Setting[]
}

/**
 * Reads the text of an ssh_config file into blocks, in their order.
 *
 * Uses the package only for the grammar: its own evaluation would run `Match exec` and look up names.
 * @throws Failure `ssh-config-invalid`.
 */
export function parseConfig(text: string, file: string): Block[] {
  const lines = parseLines(text, file)
  const blocks: Block[] = []
  let always: Setting[] = []
  for (const line of lines) {
    if (line.type !== LineType.DIRECTIVE) continue
    if ('config' in line) {
      if (always.length > 0) blocks.push({ when: undefined, settings: always })
      always = []
      blocks.push({ when: condition(line), settings: line.config.flatMap(setting) })
    } else {
      always.push(...setting(line))
    }
  }
  return always.length > 0 ? [...blocks, { when: undefined, settings: always }] : blocks
}

function parseLines(text: string, file: string): readonly Line[] {
  try {
    return parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Failure('ssh-config-invalid', { file, detail: error instanceof Error ? error.message : String(error) })
  }
}

function condition(section: Section | Match): Condition {
  const patterns = valuesOf(section.value)
  if (!('criteria' in section)) return { kind: 'host', patterns }
  const criteria = new Map<string, string>()
  for (const [keyword, value] of Object.entries(section.criteria)) {
    criteria.set(keyword.toLowerCase(), valuesOf(value).join(','))
  }
  return { kind: 'match', criteria, text: `Match ${patterns.join(' ')}` }
}

function setting(line: Line): Setting[] {
  if (line.type !== LineType.DIRECTIVE || line.param === '') return []
  const values = valuesOf(line.value).filter((value) => value !== '')
  return values.length > 0 ? [{ keyword: line.param.toLowerCase(), values }] : []
}

function valuesOf(value: Section['value'] | undefined): string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value.map(({ val }) => val)
}
