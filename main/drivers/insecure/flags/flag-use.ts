import { type DockerEngine, fileBehind, type HostFacts } from '../../../../shared/model/facts.ts'
import { assignmentsOf } from '../../docker-engine/command-line/assignments.ts'
import { nextArgs } from '../../docker-engine/command-line/next-args.ts'
import { scriptVariables } from '../../docker-engine/command-line/script-variables.ts'
import { givenEntries } from '../../docker-engine/command-line/words.ts'
import { textFile } from '../../text-file.ts'
import { entriesIn, type FlagFile } from './flag-file.ts'
import { unitFlagFiles } from './unit-flag-files.ts'

/** The sources of an engine's `--insecure-registry` flags. */
export interface FlagUse {
  /** Every file with its flags; if no flag is in use, the first suitable file gets it. */
  readonly files: readonly FlagFile[]
  /** The files with the flag. */
  readonly inUse: readonly FlagFile[]
  /** Entries on the command line of the running daemon, or of its next start, that are in none of the files. */
  readonly unfound: readonly string[]
}

/**
 * Finds an engine's insecure-registry flags, both of the running process and of the next start.
 * @throws Failure `daemon-flags-unclear`, `daemon-file-unread`.
 */
export function flagUse(facts: HostFacts, engine: DockerEngine): FlagUse {
  const files = flagFiles(facts, engine)
  const inUse = files.filter((file) => entriesIn(file).length > 0)
  const known = new Set(inUse.flatMap(entriesIn))
  const given = [...givenEntries(engine.args), ...givenEntries(nextArgs(facts, engine) ?? [])]
  return { files, inUse, unfound: [...new Set(given)].filter((entry) => !known.has(entry)) }
}

function flagFiles(facts: HostFacts, engine: DockerEngine): FlagFile[] {
  const { service } = engine
  if (!service) return []
  if (service.manager === 'systemd' || service.manager === 'systemd-user') {
    return unitFlagFiles(facts, engine, service.name)
  }
  const known = scriptVariables[service.manager].map(([path, name]) => scriptFile(facts, path, name))
  const there = known.filter(({ isNew }) => !isNew)
  return there.length > 0 ? there : known.slice(0, 1)
}

function scriptFile(facts: HostFacts, path: string, name: string): FlagFile {
  const there = fileBehind(facts, path)
  const file = there ? textFile(there.path, there) : { path, text: '' }
  return { file, isNew: !there, name, read: (text) => assignmentsOf({ ...file, text }, name, 'sh') }
}
