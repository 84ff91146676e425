import { Failure, failureData } from '../../../shared/failure.ts'
import type { Handler } from '../handler.ts'

/**
 * The changes made from this workstation, newest first. An entry that can't be read hides no other one.
 * @throws Failure `host-unknown` and similar for a host that does not exist and has no history.
 */
export const historyList: Handler<'history.list'> = async ({ history, hosts }, { host }) => {
  const { changes, thrown } = await history.list()
  const failures = thrown.map(failureData)
  if (host === undefined) return { changes: [...changes], failures }
  const id = await hosts.find(host).then(
    (found) => found.id,
    (error: unknown) => {
      // A removed host still has a history.
      if (error instanceof Failure && changes.some((change) => change.host === host)) return host
      throw error
    },
  )
  return { changes: changes.filter((change) => change.host === id), failures }
}
