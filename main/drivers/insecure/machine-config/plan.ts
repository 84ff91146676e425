import { Failure } from '../../../../shared/failure.ts'
import { fileBehind, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Draft, PutOp } from '../../../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../../../shared/note.ts'
import { outlineOf } from '../../docker-engine/config/json-outline.ts'
import { type Driver, nothing } from '../../driver.ts'
import type { MachineConfigIntent } from '../../resolved-intent.ts'
import { type TextFile, textFile } from '../../text-file.ts'
import { editList } from '../daemon-json/edit-list.ts'
import { entriesOf, type JsonList } from '../daemon-json/json-list.ts'
import { parseInsecureEntry } from '../entry.ts'
import { putFile } from '../settings-file.ts'

const severities = {
  'machine-config-later': 'info',
} as const satisfies Severities

/** The config.json that docker-machine keeps of its machines, on the workstation that it runs on. */
export const machineConfig: Driver = { id: 'machine-config', plans: { 'machine-config': planMachineConfig } }

/**
 * Plans the entry in the config.json of machines; everything else in it stays byte for byte.
 * @throws Failure `machine-unreadable`, `insecure-entry-*`.
 */
function planMachineConfig(facts: HostFacts, { registry, isListed, files }: MachineConfigIntent): Draft {
  const { entry } = parseInsecureEntry(registry.name)
  const puts = files.flatMap((path) => planConfig(facts, path, entry, isListed))
  return {
    ...nothing,
    stages: puts.length > 0 ? [{ files: puts, runs: [] }] : [],
    notes: puts.map(({ path }) => makeNote(severities, 'machine-config-later', { path })),
  }
}

function planConfig(facts: HostFacts, path: string, entry: string, isListed: boolean): PutOp[] {
  const there = fileBehind(facts, path)
  if (!there) throw new Failure('machine-unreadable', { file: path, detail: { phrase: 'file-missing' } })
  const options = readEngineOptions(textFile(path, there))
  const content = editList(options, { kind: isListed ? 'add' : 'remove', entry })
  if (content === there.text) return []
  // A driver's password, or a proxy's, is in there too.
  return [{ ...putFile(path, there, facts.user, content), context: 0, secret: !isAlone(options) }]
}

/** Where docker-machine keeps an engine's options, and the list (libmachine/host Options, libmachine/engine Options). */
const inside = ['HostOptions', 'EngineOptions']
const listKey = 'InsecureRegistry'

/**
 * Reads the list of insecure registries in a machine's config.json.
 * @throws Failure `machine-unreadable`.
 */
function readEngineOptions(file: TextFile): JsonList {
  try {
    const outline = outlineOf(file, inside)
    const member = outline.members.findLast(({ name }) => name === listKey)
    const list = member && { member, entries: entriesOf(file, member) }
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
function isAlone({ file, list }: JsonList): boolean {
  if (!list) return false
  const { key, value } = list.member
  const before = file.text.slice(0, key.start).split('\n').at(-1) ?? ''
  const [after = ''] = file.text.slice(value.end).split('\n')
  return /^\s*$/.test(before) && /^\s*,?\s*$/.test(after)
}
