import { Failure, failureFrom } from '../../../shared/failure.ts'
import type { Host } from '../../../shared/model/host.ts'
import { visibleJson } from '../../../shared/visible-text.ts'
import { chooseFile } from '../choose-files.ts'
import { givenTree } from '../given-tree.ts'
import { renderHosts, renderSuggestions } from '../render/hosts.ts'
import { renderIncomplete } from '../render/notes.ts'
import { tell } from '../render/style.ts'
import { type Action, dataOf, type Session } from '../session.ts'

/** Looks at all hosts, without questions. */
export const hostsList: Action<'hosts list'> = async (session, { tree }) => {
  const { looking, incomplete } = session.language.words.terminal.hosts
  const { hosts, failures } = dataOf<'hosts.list'>(
    await session.call('hosts.list', givenTree(tree, ['local']), {
      signal: session.signal,
      onEvent: ({ id, state }) => {
        if (state !== 'looking' || id === 'local') return
        session.say(session.style.faint(`  ${tell(session, looking, { host: id })}`))
      },
    }),
  )
  const [failure] = failures
  const text = renderHosts(hosts, session)
  if (!failure) return { data: hosts, text }
  // What was found is told all the same, but the command did not do all that it was asked for.
  return { data: hosts, text: renderIncomplete(text, incomplete, failures, session), exit: 4, failure }
}

/** All facts about one host, always as JSON: for programs and bug reports. */
export const hostsFacts: Action<'hosts facts'> = async (session, { host, tree }) => {
  const input = { host, ...givenTree(tree, [host]) }
  const facts = dataOf<'hosts.facts'>(await session.call('hosts.facts', input, { signal: session.signal }))
  return { data: facts, text: visibleJson(facts, 2) }
}

/** Saves a host. At a terminal it also looks at the host, so that the person can verify its key at once. */
export const hostsAdd: Action<'hosts add'> = async (session, { name, address, identity }) => {
  const ticket = identity === undefined ? {} : { identity: await chooseFile(session, 'identity', identity) }
  const data = dataOf<'hosts.add'>(await session.call('hosts.add', { name, address, ...ticket }))
  if (!session.ask) return { data, text: tell(session, session.language.words.terminal.hosts.saved, data) }
  return { data, text: renderHosts([await look(session, data.host)], session) }
}

/** Forgets a saved host. */
export const hostsRemove: Action<'hosts remove'> = async (session, { host }) => {
  const data = dataOf<'hosts.remove'>(await session.call('hosts.remove', { host }))
  return { data, text: tell(session, session.language.words.terminal.hosts.removed, { host }) }
}

/**
 * A host key is saved on contact, so a contact is needed. These codes mean that there was none, or that the key
 * differs.
 */
const keyless: ReadonlySet<Host['state']> = new Set(['key-unknown', 'key-changed', 'unreachable', 'stopped'])

/**
 * Accepts a verified host key, and looks at the host, which saves the key.
 * @throws Failure `ssh-host-key-differs` if the host shows another key, and that of the look if it shows none or has a known one.
 */
export const hostsAcceptKey: Action<'hosts accept-key'> = async (session, { host, hostKey }) => {
  dataOf<'hosts.accept-key'>(await session.call('hosts.accept-key', { host, fingerprint: hostKey }))
  const found = await look(session, host)
  const { id, state, hostKey: shown } = found
  // That of a jump host on the way is another question.
  if (state === 'key-unknown' && shown?.host === id && shown.fingerprint !== hostKey) {
    const { host: name, address, type, fingerprint } = shown
    throw new Failure('ssh-host-key-differs', { host: name, address, type, fingerprint, expected: hostKey })
  }
  if (found.error && keyless.has(state)) throw failureFrom(found.error)
  return { data: found, text: renderHosts([found], session) }
}

/** The hosts of ssh_config that are not saved yet. */
export const hostsSuggest: Action<'hosts suggest'> = async (session) => {
  const suggestions = dataOf<'hosts.suggest'>(await session.call('hosts.suggest', {}))
  return { data: suggestions, text: renderSuggestions(suggestions, session) }
}

async function look(session: Session, host: string): Promise<Host> {
  return dataOf<'hosts.look'>(await session.call('hosts.look', { host }, { signal: session.signal }))
}
