import { Failure } from '../../../shared/failure.ts'
import { withoutScheme } from '../insecure/entry.ts'
import { positionOf, type Span, type TextFile } from '../text-file.ts'
import { type JsonMember, type JsonOutline, outlineOf } from './json-outline.ts'

/** dockerd's name for the list (moby registry/config.go ServiceOptions). */
export const listKey = 'insecure-registries'

/** One entry of the list: what it says, and where. */
export interface ListEntry extends Span {
  readonly entry: string
}

/** A daemon.json whose one list may be changed. `list` is undefined where the key is not there. */
export interface DaemonJson extends JsonOutline {
  readonly file: TextFile
  readonly list: { readonly member: JsonMember; readonly entries: readonly ListEntry[] } | undefined
}

/**
 * Reads a daemon.json as strictly as the oldest dockerd does that takes the list, and a bit more: what dockerd ignores
 * silently (a second key of the same name, the flag's spelling) is refused, since a change would not do what it says.
 * @throws Failure of the `daemon-json-*` rows, with line and column.
 */
export function readDaemonJson(file: TextFile): DaemonJson {
  const outline = outlineOf(file)
  const seen = new Set<string>()
  for (const { name, key } of outline.members) {
    if (seen.has(name)) throw new Failure('daemon-json-duplicate', { ...positionOf(file, key.start), key: name })
    if (isMisspelt(name)) throw new Failure('daemon-json-misspelt', { ...positionOf(file, key.start), key: name })
    seen.add(name)
  }
  const member = outline.members.find(({ name }) => name === listKey)
  return { ...outline, file, list: member && { member, entries: entriesOf(file, member) } }
}

/** What the list says; nothing where there is none. */
export function listedEntries({ list }: DaemonJson): string[] {
  return (list?.entries ?? []).map(({ entry }) => entry)
}

/** `insecure-registry` is ignored, since it is a flag; other spellings are unknown directives (daemon/config). */
function isMisspelt(name: string): boolean {
  return name !== listKey && /^insecure[-_ ]?registr(?:y|ies)$/i.test(name)
}

function entriesOf(file: TextFile, { value, elements }: JsonMember): ListEntry[] {
  const wrong = value.kind === 'array' ? elements.find(({ kind }) => kind !== 'string') : value
  if (wrong) throw new Failure('daemon-json-not-list', { ...positionOf(file, wrong.start) })
  return elements.map(({ start, end }) => {
    const entry: string = JSON.parse(file.text.slice(start, end))
    return { entry: withoutScheme(entry), start, end }
  })
}
