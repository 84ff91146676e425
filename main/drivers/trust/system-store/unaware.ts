import { type DockerEngine, fileAt, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { listed } from '../../../../shared/words/param.ts'
import { startedBefore } from '../../docker-engine/restart/plan-restart.ts'
import { restartCommand, restartSeverities } from '../../docker-engine/restart/service.ts'
import { readers } from './engines.ts'
import { storeKind } from './find-store.ts'

/**
 * A note for each running engine that started before Mooring added a registry's certificate to the trust store, and so
 * has not read it: its restart was postponed, or its service is unknown. None if the times are unknown.
 */
export function unawareEngineNotes(facts: HostFacts): Note[] {
  const store = storeKind(facts)
  return (store ? readers(facts, store) : []).flatMap((engine) => {
    const registries = registriesSince(facts, engine)
    if (registries.length === 0) return []
    const params = { registries: listed(registries) }
    const { service, pid = '?' } = engine
    if (service === undefined) return [makeNote(restartSeverities, 'not-restarted-by-hand', { ...params, pid })]
    return [makeNote(restartSeverities, 'not-restarted', { ...params, command: restartCommand(service) })]
  })
}

/** The registries whose file was added to the store after an engine's start and is still there. */
function registriesSince(facts: HostFacts, engine: DockerEngine): string[] {
  const isNews = (path: string, sha256: string): boolean => {
    const file = fileAt(facts, path)
    return file?.sha256 === sha256 && startedBefore(engine, file)
  }
  const receipts = facts.receipts.filter(({ files }) =>
    files.some(({ driver, path, sha256 }) => driver === 'system-store' && isNews(path, sha256)),
  )
  return [...new Set(receipts.map(({ registry }) => registry))].sort()
}
