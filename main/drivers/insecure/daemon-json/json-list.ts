import { Failure } from '../../../../shared/failure.ts'
import type { JsonMember, JsonOutline } from '../../docker-engine/config/json-outline.ts'
import { positionOf, type TextFile, type TextSpan } from '../../text-file.ts'
import { withoutScheme } from '../entry.ts'

/** One entry of a list: its value and its position. */
interface ListEntry extends TextSpan {
  readonly entry: string
}

/** A JSON object whose list of insecure registries may be edited. */
export interface JsonList extends JsonOutline {
  readonly file: TextFile
  /** The list's key in the object, and the list; undefined if absent. */
  readonly key: string
  readonly list: { readonly member: JsonMember; readonly entries: readonly ListEntry[] } | undefined
  /** Reads the same file with another text. */
  readonly read: (text: string) => JsonList
}

/** The list's values; empty if there is no list. */
export function listedEntries({ list }: Pick<JsonList, 'list'>): string[] {
  return (list?.entries ?? []).map(({ entry }) => entry)
}

/**
 * The entries of an array, without their schemes, as dockerd compares them; null is an empty one to dockerd.
 * @throws Failure `daemon-json-not-list` for anything but an array of strings.
 */
export function entriesOf(file: TextFile, { value, elements }: JsonMember): ListEntry[] {
  if (file.text.slice(value.start, value.end) === 'null') return []
  const wrong = value.kind === 'array' ? elements.find(({ kind }) => kind !== 'string') : value
  if (wrong) throw new Failure('daemon-json-not-list', { ...positionOf(file, wrong.start) })
  return elements.map(({ start, end }) => {
    const entry: string = JSON.parse(file.text.slice(start, end))
    return { entry: withoutScheme(entry), start, end }
  })
}
