import { Failure } from '../../../shared/failure.ts'
import type { Handler } from '../handler.ts'

/** The changes made from this workstation, newest first. */
export const historyList: Handler<'history.list'> = async ({ history, hosts }, { host }) => {
  const changes = await history.list()
  if (host === undefined) return changes
  // A host that is gone has a history still.
  const id = await hosts.find(host).then(
    (found) => found.id,
    (error: unknown) => {
      if (error instanceof Failure) return host
      throw error
    },
  )
  return changes.filter((change) => change.host === id)
}
