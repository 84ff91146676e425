/**
 * Paths on a host, in the one form that facts and plans have them in: absolute, parted by `/`, and in front a root: `/`,
 * or a drive's on Windows. A host program that runs where a path is `C:\ProgramData\docker` says `C:/ProgramData/docker`.
 */
const root = /^(?:[A-Za-z]:)?\//

/** The directory that something lies in; a root’s own is the root. */
export function parentOf(path: string): string {
  const [top = ''] = root.exec(path) ?? []
  return path.slice(0, Math.max(top.length, path.lastIndexOf('/')))
}

/** The name of something in its directory. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The path of something in a directory by its name, or further below by names with `/` between them. */
export function joinPath(directory: string, names: string): string {
  return `${directory.replace(/\/$/, '')}/${names}`
}

/** Whether a path is below a directory, at any depth. */
export function isBelow(path: string, directory: string): boolean {
  return path.startsWith(joinPath(directory, ''))
}

/** The directories that something lies in, the outermost first, without the root. */
export function directoriesAbove(path: string): string[] {
  const parent = parentOf(path)
  return parentOf(parent) === parent ? [] : [...directoriesAbove(parent), parent]
}
