/**
 * Paths on a host. They are absolute and separated by `/` on every system: a host program reports
 * `C:\ProgramData\docker` as `C:/ProgramData/docker`.
 */

/** The directory of a path; the root's parent is the root. */
export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/'
}

/** Whether a path is below a directory, at any depth. */
export function isBelow(path: string, directory: string): boolean {
  return path.startsWith(directory.endsWith('/') ? directory : `${directory}/`)
}
