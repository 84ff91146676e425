import type { DockerEngine } from '../../../shared/model/facts.ts'

/** Whether an engine's version is at least this; an unknown version counts as new. */
export function isSince({ version }: Pick<DockerEngine, 'version'>, major: number, minor: number): boolean {
  if (version === undefined) return true
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number)
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}
