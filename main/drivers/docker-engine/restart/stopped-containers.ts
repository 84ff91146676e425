import type { HostFacts } from '../../../../shared/model/facts.ts'
import { isDesktop } from './desktop.ts'

/**
 * How many containers stop when a host's engines are restarted: with live-restore they go on while the daemon is away
 * (dockerd --live-restore), and Docker Desktop is not restarted.
 */
export function stoppedContainers({ engines }: HostFacts): number {
  const stopping = engines.filter((engine) => !engine.liveRestore && !isDesktop(engine))
  return stopping.reduce((sum, { runningContainers = 0 }) => sum + runningContainers, 0)
}
