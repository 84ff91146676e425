import { posix } from 'node:path'

/** On this computer a directory tree may be named from the working directory; other hosts have none. */
export function givenTree(typed: string | undefined, hosts: readonly string[]): { root?: string } {
  if (typed === undefined) return {}
  const isHere = hosts.every((host) => host === 'local')
  // Another system's path, or one that names nothing, is told as it was typed.
  const isName = typed !== '' && !/^[A-Za-z]:[\\/]|^\\\\/.test(typed)
  return { root: isHere && isName ? posix.resolve(typed) : typed }
}
