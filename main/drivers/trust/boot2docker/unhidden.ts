import { Failure } from '../../../../shared/failure.ts'
import { joinPath } from '../../../../shared/host-path.ts'
import { dockerEngines, fileBehind, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { listed } from '../../../../shared/words/param.ts'
import { dockerOnDisk, hiddenDaemonJson, isOnDisk } from '../../boot2docker/disk.ts'
import { has } from '../../boot2docker/release.ts'
import { nextArgs } from '../../docker-engine/command-line/next-args.ts'
import { givenEntries } from '../../docker-engine/command-line/words.ts'
import { outlineOf } from '../../docker-engine/config/json-outline.ts'
import { boot2dockerSeverities } from './notes.ts'

/**
 * What it means that Docker reads the disk's daemon.json again, once the block in bootsync.sh links to it.
 * @throws Failure `daemon-flag-and-file`, or of the `daemon-json-*` rows, if Docker would not start then.
 */
export function settingsNotes(facts: HostFacts): Note[] {
  const path = has(facts, 'dockerLink') ? hiddenDaemonJson(facts) : undefined
  const text = path === undefined ? undefined : fileBehind(facts, path)?.text
  if (path === undefined || text === undefined) return []
  const list = outlineOf({ path, text }).members.findLast(({ name }) => name === 'insecure-registries')
  if (!list) return []
  if (flaggedEntries(facts).length > 0) throw new Failure('daemon-flag-and-file', { path })
  const entries = list.elements.flatMap(({ kind, start, end }): string[] =>
    kind === 'string' ? [JSON.parse(text.slice(start, end))] : [],
  )
  if (entries.length === 0) return []
  return [makeNote(boot2dockerSeverities, 'disk-settings-return', { path, registries: listed(entries) })]
}

/** Where Docker does not read the disk by itself, the block's link has it keep a key of its own there (moby api/common.go LoadOrCreateTrustKey). */
export function keyNotes(facts: HostFacts): Note[] {
  if (has(facts, 'dockerLink') && isOnDisk(facts)) return []
  return [makeNote(boot2dockerSeverities, 'docker-key-stays', { path: joinPath(dockerOnDisk, 'key.json') })]
}

/** The insecure registries of the profile, and of the running daemon's command line. */
function flaggedEntries(facts: HostFacts): string[] {
  return dockerEngines(facts).flatMap((engine) => {
    try {
      return givenEntries([...engine.args, ...(nextArgs(facts, engine) ?? [])])
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return givenEntries(engine.args)
    }
  })
}
