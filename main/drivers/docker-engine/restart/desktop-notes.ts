import { isBelow, parentOf } from '../../../../shared/host-path.ts'
import { dockerEngines, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { isDesktop } from '../desktop.ts'
import { restartSeverities } from './service.ts'

/** A word for each Docker Desktop that reads one of these paths, and will only when a person has restarted it. */
export function desktopNotes(facts: Pick<HostFacts, 'engines'>, paths: readonly string[]): Note[] {
  return dockerEngines(facts)
    .filter(isDesktop)
    .flatMap(({ certsDir }) => {
      const directory = parentOf(certsDir)
      const isRead = paths.some((path) => isBelow(path, directory))
      return isRead ? [makeNote(restartSeverities, 'desktop-restart', { directory })] : []
    })
}
