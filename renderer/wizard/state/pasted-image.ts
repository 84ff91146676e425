import { Failure } from '../../../shared/failure.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'

/** A repository with its tag or digest: distribution/reference regexp.go, `path` and `reference`. */
const image =
  /^[a-z0-9]+(?:(?:\.|_{1,2}|-+|\/)[a-z0-9]+)*(?::\w[\w.-]{0,127})?(?:@[a-z][a-z0-9]*(?:[-_+.][a-z][a-z0-9]*)*:[0-9a-f]{32,})?$/i

/** The image of a pasted image name, without the registry; undefined if a host or a browser's address was pasted. */
export function pastedImage(typed: string): string | undefined {
  try {
    const { ignored = '' } = parseRegistry(typed)
    const rest = ignored.startsWith('/') ? ignored.slice(1) : ''
    return image.test(rest) ? rest : undefined
  } catch (thrown) {
    if (thrown instanceof Failure) return undefined
    throw thrown
  }
}
