import { Failure } from '../../../shared/failure.ts'
import { baseName } from '../../../shared/host-path.ts'
import { type DockerEngine, fileBehind, type HostFacts } from '../../../shared/model/facts.ts'
import type { EngineRestart, Note, PutOp, RemoveOp, Stage } from '../../../shared/model/plan.ts'
import { makeNote } from '../../../shared/note.ts'
import { listed } from '../../../shared/words/param.ts'
import { boot2dockerProfile } from '../docker-engine/command-line/script-variables.ts'
import { entriesIn, type FlagFile, withFlag, withoutFlag } from './flags/flag-file.ts'
import { type FlagUse, flagUse } from './flags/flag-use.ts'
import { ownDropIn } from './flags/unit-flag-files.ts'
import { insecureSeverities } from './notes.ts'
import { refreshOf, refreshRuns, restartsOf } from './refresh.ts'
import { madeAt, putFile } from './settings-file.ts'

/** The files of one engine's flags, with notes. */
export interface FlagPlan {
  readonly stages: readonly Stage[]
  readonly notes: readonly Note[]
  readonly restarts: readonly EngineRestart[]
  /** The file of these flags that docker-machine writes anew. */
  readonly rewritten: string | undefined
}

/**
 * Plans an entry where the engine's flags are written: with a flag there and the list in daemon.json, dockerd does not
 * start (moby daemon/config findConfigurationConflicts). Flags count from the next start, so it is one stage.
 * @throws Failure `daemon-flags-unfound`, `daemon-no-flag-file`, `daemon-version-unknown`, `daemon-no-service`,
 * `daemon-flags-unclear`.
 */
export function planFlags(facts: HostFacts, engine: DockerEngine, use: FlagUse, entry: string, on: boolean): FlagPlan {
  if (use.unfound.length > 0) throw new Failure('daemon-flags-unfound', { entries: listed(use.unfound) })
  const files = on ? filesOn(facts, engine, use, entry) : filesOff(facts, engine, use, entry)
  const rewritten = use.files.find(({ file }) => isMachines(file.path))?.file.path
  if (files.length === 0) return { stages: [], notes: [], restarts: [], rewritten }
  const confirmation = on
    ? ({ entry, after: 'listed', before: 'unlisted' } as const)
    : ({ entry, after: 'unlisted', before: 'listed' } as const)
  const runs = refreshRuns(engine, refreshOf(engine, true), confirmation)
  const restarts = restartsOf([engine], true)
  return { stages: [{ files, runs }], notes: files.map(({ path }) => fileNote(path)), restarts, rewritten }
}

function filesOn(facts: HostFacts, engine: DockerEngine, { files, inUse }: FlagUse, entry: string): PutOp[] {
  const flagFile = inUse[0] ?? files[0]
  const { version } = engine
  if (!flagFile) {
    throw version === undefined
      ? new Failure('daemon-version-unknown', { entry })
      : new Failure('daemon-no-flag-file', { version, entry })
  }
  const content = withFlag(flagFile, entry)
  if (content === flagFile.file.text) return []
  const isAssigned = flagFile.read(flagFile.file.text).length > 0
  const made = flagFile.isNew ? 'file' : isAssigned ? madeAt(facts, flagFile.file.path) : 'setting'
  return [putFlags(facts, engine, flagFile, content, made)]
}

function filesOff(facts: HostFacts, engine: DockerEngine, { inUse }: FlagUse, entry: string): (PutOp | RemoveOp)[] {
  return inUse.flatMap((flagFile): (PutOp | RemoveOp)[] => {
    const { path } = flagFile.file
    const made = madeAt(facts, path)
    const content = withoutFlag(flagFile, entry, made !== undefined)
    if (content === flagFile.file.text) return []
    const isDone = made === 'file' && isNeedless(facts, engine, { ...flagFile, file: { path, text: content } })
    return [isDone ? { op: 'remove', path } : putFlags(facts, engine, flagFile, content)]
  })
}

/** Whether a file that Mooring created has no effect any more. */
function isNeedless(facts: HostFacts, engine: DockerEngine, flagFile: FlagFile): boolean {
  const { path, text } = flagFile.file
  if (baseName(path) !== ownDropIn) return text.trim() === ''
  const without = { ...facts, files: facts.files.filter((file) => file.path !== path) }
  const beneath = new Set(
    flagUse(without, engine)
      .files.filter(({ file }) => file.path === path)
      .flatMap(entriesIn),
  )
  return entriesIn(flagFile).every((entry) => beneath.has(entry))
}

function putFlags(
  facts: HostFacts,
  engine: DockerEngine,
  flagFile: FlagFile,
  content: string,
  made?: PutOp['made'],
): PutOp {
  const { path } = flagFile.file
  return putFile(path, fileBehind(facts, path), engine, content, made)
}

function fileNote(path: string): Note {
  return makeNote(insecureSeverities, baseName(path) === ownDropIn ? 'insecure-drop-in' : 'insecure-flags', { path })
}

/** The files that docker-machine's provisioners overwrite (libmachine/provision boot2docker.go, systemd.go). */
function isMachines(path: string): boolean {
  return path === boot2dockerProfile || baseName(path) === '10-machine.conf'
}
