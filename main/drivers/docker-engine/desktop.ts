import { type DockerEngine, dockerEngines, type HostFacts } from '../../../shared/model/facts.ts'
import type { Note } from '../../../shared/model/plan.ts'
import { makeNote } from '../../../shared/note.ts'
import { restartSeverities } from './restart/service.ts'

/**
 * Whether an engine is Docker Desktop's. Docker Desktop copies the user's daemon.json and certs.d to its daemon at
 * start (docs.docker.com, Desktop's FAQ on TLS certificates). Its user must restart it: it is a program with windows.
 */
export function isDesktop({ flavour }: Pick<DockerEngine, 'flavour'>): boolean {
  return flavour === 'desktop'
}

/** A note for each Docker Desktop that reads one of these paths, since it only does so after a restart. */
export function desktopNotes(facts: Pick<HostFacts, 'engines'>, paths: readonly string[]): Note[] {
  return dockerEngines(facts)
    .filter(isDesktop)
    .flatMap(({ certsDir }) => {
      const directory = certsDir.slice(0, certsDir.lastIndexOf('/'))
      const isRead = paths.some((path) => path.startsWith(`${directory}/`))
      return isRead ? [makeNote(restartSeverities, 'desktop-restart', { directory })] : []
    })
}
