import { Failure } from '../../../../shared/failure.ts'
import { positionOf, type TextFile } from '../../text-file.ts'
import { editList } from './edit-list.ts'
import { entriesOf, type JsonList } from './json-list.ts'
import { outlineOf } from './json-outline.ts'

/** dockerd's name for the list (moby registry/config.go ServiceOptions). */
export const listKey = 'insecure-registries'

/** What a daemon.json that Mooring makes looks like before its list is in it. */
const blank = '{\n}\n'

/**
 * Reads a daemon.json as strictly as the oldest dockerd does that takes the list, and a bit more: what dockerd ignores
 * silently (a second key of the same name, the flag's spelling) is refused, since a change would not do what it says.
 * @throws Failure of the `daemon-json-*` rows, with line and column.
 */
export function readDaemonJson(file: TextFile): JsonList {
  const outline = outlineOf(file)
  const seen = new Set<string>()
  for (const { name, key } of outline.members) {
    if (seen.has(name)) throw new Failure('daemon-json-duplicate', { ...positionOf(file, key.start), key: name })
    if (isMisspelt(name)) throw new Failure('daemon-json-misspelt', { ...positionOf(file, key.start), key: name })
    seen.add(name)
  }
  const member = outline.members.find(({ name }) => name === listKey)
  const list = member && { member, entries: entriesOf(file, member) }
  return { ...outline, file, key: listKey, list, read: (text) => readDaemonJson({ ...file, text }) }
}

/** A new daemon.json with the list. */
export function newDaemonJson(path: string, entries: readonly string[]): string {
  return editList(readDaemonJson({ path, text: blank }), { kind: 'replace', entries })
}

/** Whether nothing is left in the outermost object. */
export function isBlank({ members }: JsonList): boolean {
  return members.length === 0
}

/** `insecure-registry` is ignored, since it is a flag; other spellings are unknown directives (daemon/config). */
function isMisspelt(name: string): boolean {
  return name !== listKey && /^insecure[-_ ]?registr(?:y|ies)$/i.test(name)
}
