import { Failure } from '../../../../shared/failure.ts'
import type { FileFact } from '../../../../shared/model/facts.ts'
import { outlineOf } from '../../docker-engine/config/json-outline.ts'
import { whatDockerDoes } from '../../docker-engine/config/what-docker-does.ts'
import { positionOf, type TextFile, textFile } from '../../text-file.ts'
import { editList } from './edit-list.ts'
import { entriesOf, type JsonList } from './json-list.ts'

/** dockerd's name for the list (moby registry/config.go ServiceOptions). */
export const listKey = 'insecure-registries'

/** A new daemon.json of Mooring's, before its list is added. */
const blank = '{\n}\n'

/**
 * The text of a daemon.json from the survey.
 * @param version that of the Docker which reads it.
 * @throws Failure `daemon-json-encoding` if it is UTF-16 or not Unicode; `daemon-file-unread`.
 */
export function jsonFile(path: string, file: FileFact, version: string | undefined): TextFile {
  if (file.base64 === undefined) return { ...textFile(path, file), docker: version }
  const isUtf16 = /^(?:\/\/4|\/v8)/.test(file.base64) // FF FE or FE FF
  const detail = { phrase: isUtf16 ? 'json-utf-16' : 'json-no-utf-8' } as const
  const docker = whatDockerDoes({ docker: version }, isUtf16 ? 'mark' : 'no-text')
  throw new Failure('daemon-json-encoding', { path, line: 1, column: 1, detail, docker })
}

/**
 * Reads a daemon.json as strictly as the oldest dockerd that supports the list, and slightly more: things that dockerd
 * silently ignores (a duplicate key, the flag's spelling) are refused, since a change would have no effect.
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
