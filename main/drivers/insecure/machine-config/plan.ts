import { Failure } from '../../../../shared/failure.ts'
import { fileBehind, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Registry } from '../../../../shared/model/inspection.ts'
import type { Draft, PutOp } from '../../../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../../../shared/note.ts'
import { textFile } from '../../text-file.ts'
import { editList } from '../daemon-json/edit-list.ts'
import { parseInsecureEntry } from '../entry.ts'
import { putFile } from '../put-file.ts'
import { isAlone, readEngineOptions } from './engine-options.ts'

/** What docker-machine shall write into machines at their next provision. */
export interface MachineConfigWish {
  readonly registry: Registry
  readonly on: boolean
  /** The machines' config.json, on the host that runs docker-machine. */
  readonly files: readonly string[]
}

const notes = {
  'machine-config-later': 'info',
} as const satisfies Severities

/**
 * Plans the entry in the config.json of machines; everything else in it stays byte for byte.
 * @throws Failure `machine-unreadable`, `insecure-entry-*`.
 */
export function planMachineConfigs(facts: HostFacts, { registry, on, files }: MachineConfigWish): Draft {
  const { entry } = parseInsecureEntry(registry.name)
  const puts = files.flatMap((path) => planFile(facts, path, entry, on))
  return {
    stages: puts.length > 0 ? [{ files: puts, runs: [] }] : [],
    notes: puts.map(({ path }) => makeNote(notes, 'machine-config-later', { path })),
    restart: 'none',
    verify: [],
  }
}

function planFile(facts: HostFacts, path: string, entry: string, on: boolean): PutOp[] {
  const there = fileBehind(facts, path)
  if (!there) throw new Failure('machine-unreadable', { file: path, detail: 'it is not there' })
  const options = readEngineOptions(textFile(path, there))
  const content = editList(options, { kind: on ? 'add' : 'remove', entry })
  if (content === there.text) return []
  // A driver's password, or a proxy's, is in there too.
  return [{ ...putFile(path, there, there, content), context: 0, secret: !isAlone(options) }]
}
