import { type DockerEngine, dockerEngines, type HostFacts } from '../../../shared/model/facts.ts'
import type { Note } from '../../../shared/model/plan.ts'
import { makeNote } from '../../../shared/note.ts'
import { restartSeverities } from './restart/service.ts'

/**
 * Whether an engine is Docker Desktop's. Its daemon gets the user's daemon.json and certs.d from Docker Desktop, when that
 * starts (docs.docker.com, Desktop's FAQ on TLS certificates), and a program with windows is its user's to restart.
 */
export function isDesktop({ flavour }: Pick<DockerEngine, 'flavour'>): boolean {
  return flavour === 'desktop'
}

/** A word for each Docker Desktop that reads one of these paths, and will only when a person has restarted it. */
export function desktopNotes(facts: Pick<HostFacts, 'engines'>, paths: readonly string[]): Note[] {
  return dockerEngines(facts)
    .filter(isDesktop)
    .flatMap(({ certsDir }) => {
      const directory = certsDir.slice(0, certsDir.lastIndexOf('/'))
      const isRead = paths.some((path) => path.startsWith(`${directory}/`))
      return isRead ? [makeNote(restartSeverities, 'desktop-restart', { directory })] : []
    })
}
