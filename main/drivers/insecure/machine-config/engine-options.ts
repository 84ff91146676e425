import { Failure } from '../../../../shared/failure.ts'
import { outlineOf } from '../../docker-engine/config/json-outline.ts'
import type { TextFile } from '../../text-file.ts'
import { entriesOf, type JsonList } from '../daemon-json/json-list.ts'

/** Where docker-machine keeps an engine's options, and the list (libmachine/host Options, libmachine/engine Options). */
const inside = ['HostOptions', 'EngineOptions']
const listKey = 'InsecureRegistry'

/**
 * Reads the list of insecure registries in a machine's config.json. `null` is an empty list there.
 * @throws Failure `machine-unreadable`.
 */
export function readEngineOptions(file: TextFile): JsonList {
  try {
    const outline = outlineOf(file, inside)
    const member = outline.members.findLast(({ name }) => name === listKey)
    const isNull = member && file.text.slice(member.value.start, member.value.end) === 'null'
    const list = member && { member, entries: isNull ? [] : entriesOf(file, member) }
    return { ...outline, file, key: listKey, list, read: (text) => readEngineOptions({ ...file, text }) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const isShape = error.code === 'daemon-json-not-list' || error.code === 'daemon-json-not-object'
    const { line = 1, column = 1 } = error.params
    const position = { line, column }
    const detail = isShape
      ? ({ phrase: 'json-no-list', params: { ...position, key: [...inside, listKey].join('.') } } as const)
      : ({ phrase: 'json-broken', params: position } as const)
    throw new Failure('machine-unreadable', { file: file.path, detail })
  }
}

/** Whether the list has its lines to itself. docker-machine writes it so; otherwise a secret may stand beside it. */
export function isAlone({ file, list }: JsonList): boolean {
  if (!list) return false
  const { key, value } = list.member
  const before = file.text.slice(0, key.start).split('\n').at(-1) ?? ''
  const [after = ''] = file.text.slice(value.end).split('\n')
  return /^\s*$/.test(before) && /^\s*,?\s*$/.test(after)
}
