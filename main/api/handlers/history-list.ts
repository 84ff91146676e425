import type { Handler } from '../handler.ts'

/** The changes made from this workstation, newest first. */
export const historyList: Handler<'history.list'> = async ({ history }, { host }) => {
  const changes = await history.list()
  return host === undefined ? changes : changes.filter((change) => change.host === host)
}
