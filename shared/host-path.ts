/**
 * Paths on a host. They are absolute and parted by `/` on every system: a host program that runs where a path is
 * `C:\ProgramData\docker` says `C:/ProgramData/docker`.
 */

/** The directory that something lies in; the root's own is the root. */
export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/'
}

/** Whether a path is somewhere below a directory. */
export function isBelow(path: string, directory: string): boolean {
  return path.startsWith(directory.endsWith('/') ? directory : `${directory}/`)
}
