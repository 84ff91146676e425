import { baseName } from '../../../shared/host-path.ts'
import type { DockerEngine } from '../../../shared/model/facts.ts'

/** Whether an engine's version is at least this; an unknown version counts as new. */
export function isSince({ version }: Pick<DockerEngine, 'version'>, major: number, minor: number): boolean {
  if (version === undefined) return true
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number)
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}

/** Whether a command line is that of a daemon with a program of its own, as since Docker 1.12; Red Hat's is `dockerd-current`. */
export function isDockerd([program = '']: readonly string[]): boolean {
  return /^dockerd(?:-|$)/.test(baseName(program))
}
