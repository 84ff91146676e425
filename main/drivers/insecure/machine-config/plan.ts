import { Failure } from '../../../../shared/failure.ts'
import { fileBehind, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Draft, PutOp } from '../../../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../../../shared/note.ts'
import { type Driver, nothing } from '../../driver.ts'
import type { MachineConfigIntent } from '../../resolved-intent.ts'
import { textFile } from '../../text-file.ts'
import { editList } from '../daemon-json/edit-list.ts'
import { parseInsecureEntry } from '../entry.ts'
import { putFile } from '../settings-file.ts'
import { isAlone, readEngineOptions } from './engine-options.ts'

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
