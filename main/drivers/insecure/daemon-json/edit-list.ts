import type { JsonMember } from '../../docker-engine/config/json-outline.ts'
import { splice, type TextSpan } from '../../text-file.ts'
import { withoutScheme } from '../entry.ts'
import { type JsonList, listedEntries } from './json-list.ts'

/** An edit of the list. `remove` may leave an empty list; `drop` removes the key too. */
export type ListChange =
  | { readonly kind: 'add' | 'remove'; readonly entry: string }
  | { readonly kind: 'replace'; readonly entries: readonly string[] }
  | { readonly kind: 'drop' }

/**
 * Edits one list of a document and no other character. Additions only insert, removals only delete, and each undoes the
 * other exactly: `remove` after `add` restores the text, and so does `drop` if the key was absent before. If the list
 * is already right, the text stays unchanged.
 */
export function editList(document: JsonList, change: ListChange): string {
  switch (change.kind) {
    case 'add':
      return addEntry(document, change.entry)
    case 'remove':
      return removeEntry(document, change.entry)
    case 'replace':
      return replaceEntries(document, change.entries)
    case 'drop':
      return dropList(document)
  }
}

function addEntry(document: JsonList, entry: string): string {
  const { list, file } = document
  if (!list) return addList(document, [entry])
  const { member, entries } = list
  if (entries.some((each) => each.entry === withoutScheme(entry))) return file.text
  const inside = member.value.start + 1
  const last = entries.at(-1)
  if (member.value.kind !== 'array') return splice(file.text, member.value, written([entry]))
  if (!last) return insert(file.text, inside, JSON.stringify(entry))
  const blanks = blanksBetween(file.text, entries, inside, isTight(file.text, member))
  return insert(file.text, last.end, `,${blanks}${JSON.stringify(entry)}`)
}

function removeEntry(document: JsonList, entry: string): string {
  const { list, file } = document
  const found = list?.entries.findIndex((each) => each.entry === withoutScheme(entry)) ?? -1
  if (!list || found < 0) return file.text
  const text = splice(file.text, extent(list.entries, found, list.member.value.start + 1), '')
  return removeEntry(document.read(text), entry)
}

function replaceEntries(document: JsonList, wanted: readonly string[]): string {
  const { list, file } = document
  if (!list) return addList(document, wanted)
  const isSame = JSON.stringify(listedEntries(document)) === JSON.stringify(wanted.map(withoutScheme))
  return isSame ? file.text : splice(file.text, list.member.value, written(wanted))
}

function dropList({ file, object, members, list }: JsonList): string {
  if (!list) return file.text
  return splice(file.text, extent(members.map(memberSpan), members.indexOf(list.member), object.start + 1), '')
}

function addList({ file, key, object, members }: JsonList, entries: readonly string[]): string {
  const { text } = file
  const inside = object.start + 1
  const last = members.at(-1)
  if (!last) {
    const lineEnd = /\r\n|\n|\r/.exec(text.slice(inside, object.end))?.[0]
    const lead = lineEnd === undefined ? '' : `${lineEnd}  `
    return insert(text, inside, `${lead}"${key}": ${written(entries)}`)
  }
  const spans = members.map(memberSpan)
  const colon = text.slice(last.key.end, last.value.start)
  const blanks = blanksBetween(text, spans, inside, isTight(text, last))
  return insert(text, last.value.end, `,${blanks}"${key}"${/[\r\n]/.test(colon) ? ': ' : colon}${written(entries)}`)
}

/**
 * The text that a removal deletes: back to the previous item; for the first item, up to the next one, or the whole
 * content.
 */
function extent(items: readonly TextSpan[], index: number, inside: number): TextSpan {
  const { start, end } = items[index] ?? { start: inside, end: inside }
  const before = items[index - 1]
  const next = items[index + 1]
  if (before) return { start: before.end, end }
  return next ? { start, end: next.start } : { start: inside, end }
}

/**
 * The whitespace after a comma: the same as before the last item, at most one newline and its indent. A single item on
 * the bracket's line gives no hint; then it is one space, or none if the file has none after its colons.
 */
function blanksBetween(text: string, items: readonly TextSpan[], inside: number, tight: boolean): string {
  const [last, before] = [items.at(-1), items.at(-2)]
  const gap = text.slice(before?.end ?? inside, last?.start ?? inside)
  const line = /(?:\r\n|\n|\r)[ \t]*$/.exec(gap)
  if (line) return line[0]
  if (before) return gap.slice(gap.indexOf(',') + 1)
  return tight ? '' : ' '
}

function isTight(text: string, { key, value }: JsonMember): boolean {
  return text.slice(key.end, value.start) === ':'
}

function memberSpan({ key, value }: JsonMember): TextSpan {
  return { start: key.start, end: value.end }
}

function written(entries: readonly string[]): string {
  return `[${entries.map((entry) => JSON.stringify(entry)).join(', ')}]`
}

function insert(text: string, offset: number, addition: string): string {
  return splice(text, { start: offset, end: offset }, addition)
}
