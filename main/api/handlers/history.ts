import { Failure } from '../../../shared/failure.ts'
import type { Handler } from '../handler.ts'

/**
 * The changes made from this workstation, newest first.
 * @throws Failure `host-unknown` and the like for a host that neither is there nor has a history.
 */
export const historyList: Handler<'history.list'> = async ({ history, hosts }, { host }) => {
  const changes = await history.list()
  if (host === undefined) return changes
  const id = await hosts.find(host).then(
    (found) => found.id,
    (error: unknown) => {
      // A host that is gone has a history still.
      if (error instanceof Failure && changes.some((change) => change.host === host)) return host
      throw error
    },
  )
  return changes.filter((change) => change.host === id)
}
