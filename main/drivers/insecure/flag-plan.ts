import { Failure } from '../../../shared/failure.ts'
import { type Engine, fileBehind, type HostFacts } from '../../../shared/model/facts.ts'
import type { Note, PutOp, RemoveOp, Stage } from '../../../shared/model/plan.ts'
import { makeNote } from '../../../shared/note.ts'
import { type FlagPlace, placedEntries, withFlag, withoutFlag } from './flags/place.ts'
import { boot2dockerProfile, type FlagUse, flagUse } from './flags/places.ts'
import { ownDropIn } from './flags/unit-places.ts'
import { insecureNotes } from './notes.ts'
import { putFile } from './put-file.ts'
import { madeAt } from './receipts.ts'
import { refreshOf, refreshRuns } from './refresh.ts'

/** The files of one engine's flags, and what is to be said about them. */
export interface FlagPlan {
  readonly stages: readonly Stage[]
  readonly notes: readonly Note[]
  /** The file of these flags that docker-machine writes anew. */
  readonly rewritten: string | undefined
}

/**
 * Plans an entry where the engine's flags are written: with a flag there and the list in daemon.json, dockerd does not
 * start (moby daemon/config findConfigurationConflicts). Flags count from the next start, so it is one stage.
 * @throws Failure `daemon-flags-unfound`, `daemon-no-place`, `daemon-no-service`, `daemon-flags-unclear`.
 */
export function planFlags(facts: HostFacts, engine: Engine, use: FlagUse, entry: string, on: boolean): FlagPlan {
  if (use.unfound.length > 0) throw new Failure('daemon-flags-unfound', { entries: use.unfound.join(', ') })
  const files = on ? filesOn(facts, engine, use, entry) : filesOff(facts, engine, use, entry)
  const rewritten = use.places.find(({ file }) => isMachines(file.path))?.file.path
  if (files.length === 0) return { stages: [], notes: [], rewritten }
  const confirmation = on
    ? ({ entry, after: 'listed', before: 'unlisted' } as const)
    : ({ entry, after: 'unlisted', before: 'listed' } as const)
  const runs = refreshRuns(engine, refreshOf(engine, true), confirmation)
  return { stages: [{ files, runs }], notes: files.map(({ path }) => placeNote(path)), rewritten }
}

function filesOn(facts: HostFacts, engine: Engine, { places, inUse }: FlagUse, entry: string): PutOp[] {
  const place = inUse[0] ?? places[0]
  if (!place) throw new Failure('daemon-no-place', { version: engine.version ?? '', entry })
  const content = withFlag(place, entry)
  if (content === place.file.text) return []
  const isAssigned = place.read(place.file.text).length > 0
  const made = place.isNew ? 'file' : isAssigned ? madeAt(facts, place.file.path) : 'setting'
  return [putPlace(facts, engine, place, content, made)]
}

function filesOff(facts: HostFacts, engine: Engine, { inUse }: FlagUse, entry: string): (PutOp | RemoveOp)[] {
  return inUse.flatMap((place): (PutOp | RemoveOp)[] => {
    const { path } = place.file
    const made = madeAt(facts, path)
    const content = withoutFlag(place, entry, made !== undefined)
    if (content === place.file.text) return []
    const isDone = made === 'file' && isNeedless(facts, engine, { ...place, file: { path, text: content } })
    return [isDone ? { op: 'remove', path } : putPlace(facts, engine, place, content)]
  })
}

/** Whether a file that Mooring made says no more than what would count without it. */
function isNeedless(facts: HostFacts, engine: Engine, place: FlagPlace): boolean {
  const { path, text } = place.file
  if (!path.endsWith(`/${ownDropIn}`)) return text.trim() === ''
  const without = { ...facts, files: facts.files.filter((file) => file.path !== path) }
  const beneath = new Set(
    flagUse(without, engine)
      .places.filter(({ file }) => file.path === path)
      .flatMap(placedEntries),
  )
  return placedEntries(place).every((entry) => beneath.has(entry))
}

function putPlace(facts: HostFacts, engine: Engine, place: FlagPlace, content: string, made?: PutOp['made']): PutOp {
  const { path } = place.file
  return putFile(path, fileBehind(facts, path), engine, content, made)
}

function placeNote(path: string): Note {
  return makeNote(insecureNotes, path.endsWith(`/${ownDropIn}`) ? 'insecure-drop-in' : 'insecure-flags', { path })
}

/** The files that docker-machine's provisioners write (libmachine/provision boot2docker.go, systemd.go). */
function isMachines(path: string): boolean {
  return path === boot2dockerProfile || path.endsWith('/10-machine.conf')
}
