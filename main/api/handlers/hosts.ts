import { Failure, failureData, failureOn } from '../../../shared/failure.ts'
import type { Host } from '../../../shared/model/host.ts'
import { hostNotes } from '../../drivers/index.ts'
import { settling } from '../../engine/journal-changes.ts'
import type { Seen } from '../../engine/make-plan.ts'
import { sideBySide } from '../../engine/side-by-side.ts'
import { surveyHost } from '../../engine/survey.ts'
import { type HostHandle, unattended } from '../../hosts/directory.ts'
import { describeHost } from '../describe-host.ts'
import type { Handler } from '../handler.ts'
import { treeRoot } from '../tree-root.ts'

/**
 * Every host, looked at side by side without a question; one that cannot be looked at does not hide the others, and
 * neither does a list of hosts that cannot be read.
 */
export const hostsList: Handler<'hosts.list'> = async ({ hosts, history }, { root }, { signal, emit }) => {
  const seen = settling(history)
  const tree = treeRoot(root)
  const { hosts: handles, thrown } = await hosts.list()
  for (const host of handles) emit(describeHost(host, { kind: 'looking' }))
  const found = await sideBySide(handles, async (host) => {
    const state = await lookAtHost(unattended(host), host.id === 'local' ? tree : '/', seen, signal)
    emit(state)
    return state
  })
  return { hosts: found, failures: thrown.map(failureData) }
}

/** The hosts that are known, of those lists that can be read. Nobody is contacted. */
export const hostsNames: Handler<'hosts.names'> = async ({ hosts }) =>
  (await hosts.list()).hosts.map(({ id, source, label }) => ({ id, source, label }))

/** Looks at one host, and asks for the secrets needed to log in. */
export const hostsLook: Handler<'hosts.look'> = async ({ hosts, history }, { host }, { signal }) =>
  lookAtHost(await hosts.find(host), '/', settling(history), signal)

/** All facts about one host. */
export const hostsFacts: Handler<'hosts.facts'> = async ({ hosts }, { host, root }, { signal }) =>
  surveyHost(await hosts.find(host), treeRoot(root), [], signal)

/** The hosts of ssh_config that are not saved yet. */
export const hostsSuggest: Handler<'hosts.suggest'> = ({ hosts }) => hosts.suggest()

/** Saves a host under a name, without contacting it: it may not be running yet. */
export const hostsAdd: Handler<'hosts.add'> = async ({ savedHosts, tickets }, { name, address, identity }) => {
  const file = identity === undefined ? undefined : tickets.redeem(identity, 'identity').path
  const host = await savedHosts.add(name, address, file)
  return { host: host.name }
}

/** Forgets a saved host, also one whose file can't be read. Mooring's changes there and the host's history stay. */
export const hostsRemove: Handler<'hosts.remove'> = async ({ hosts, savedHosts }, { host }) => {
  const { id, source } = (await savedHosts.has(host)) ? { id: host, source: 'saved' as const } : await hosts.find(host)
  if (source !== 'saved') throw new Failure('host-not-saved', { host: id, source: { phrase: `source-${source}` } })
  await savedHosts.remove(id)
  hosts.forget(id)
  return {}
}

/** Remembers that a person verified a host key; the next contact saves it. */
export const hostsAcceptKey: Handler<'hosts.accept-key'> = async ({ hosts }, { host, fingerprint }) => {
  const { id } = await hosts.find(host)
  hosts.acceptKey(id, fingerprint)
  return {}
}

/**
 * Looks at a host. One that cannot be looked at says why.
 * @throws Failure `cancelled`.
 */
async function lookAtHost(host: HostHandle, root: string, seen: Seen, signal: AbortSignal): Promise<Host> {
  try {
    const facts = await surveyHost(host, root, 'every', signal)
    await seen(host.id, facts)
    return describeHost(host, { kind: 'seen', facts, notes: [...hostNotes(facts), ...host.notes()] })
  } catch (error) {
    if (error instanceof Failure && error.code === 'cancelled') throw error
    return describeHost(host, { kind: 'failed', thrown: failureOn(host.id, error) })
  }
}
