import { posix } from 'node:path'
import { Failure } from '../../shared/failure.ts'

/**
 * The top of the directory tree that stands for a host, in the one form that the host's programs take: absolute, and the
 * shortest. Without one it is the host itself.
 * @throws Failure `root-relative`, `root-windows`, `root-unprintable`.
 */
export function treeRoot(typed: string | undefined): string {
  if (typed === undefined) return '/'
  if (/^[A-Za-z]:[\\/]|^\\\\/.test(typed)) throw new Failure('root-windows', { root: typed })
  if (/\p{Cc}/u.test(typed)) throw new Failure('root-unprintable', { root: typed })
  if (!typed.startsWith('/')) throw new Failure('root-relative', { root: typed })
  const path = posix.normalize(typed)
  return path === '/' ? path : path.replace(/\/$/, '')
}
