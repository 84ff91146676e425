import { dataOf } from '../envelope.ts'
import { renderHistory, renderHosts } from '../render/hosts.ts'
import type { Action } from '../session.ts'

/** The hosts, each looked at. */
export const hostsList: Action<{ readonly root?: string }> = async (session, { root }) => {
  const input = root === undefined ? {} : { root }
  const hosts = dataOf<'hosts.list'>(await session.call('hosts.list', input, { signal: session.signal }))
  return { data: hosts, text: renderHosts(hosts, session.style) }
}

/** All that the survey knows about one host, as JSON in any case: it is for programs and bug reports. */
export const hostsFacts: Action<{ readonly host: string; readonly root?: string }> = async (session, options) => {
  const facts = dataOf<'hosts.facts'>(await session.call('hosts.facts', options, { signal: session.signal }))
  return { data: facts, text: JSON.stringify(facts, undefined, 2) }
}

/** The changes made from this workstation. */
export const history: Action<{ readonly host?: string }> = async (session, { host }) => {
  const changes = dataOf<'history.list'>(await session.call('history.list', host === undefined ? {} : { host }))
  return { data: changes, text: renderHistory(changes, session.style) }
}
