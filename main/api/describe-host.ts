import type { ErrorCode } from '../../shared/errors.ts'
import { type FailureData, failureData } from '../../shared/failure.ts'
import { type Engine, type HostFacts, isLive } from '../../shared/model/facts.ts'
import { type FoundEngine, foundOn, type Host, hostKeySchema } from '../../shared/model/host.ts'
import type { Note } from '../../shared/model/plan.ts'
import { english } from '../../shared/words/language.ts'
import { sayParam } from '../../shared/words/say.ts'
import { leftoverNotes } from '../engine/leftovers.ts'
import { hasAllRights } from '../engine/privilege.ts'
import { canBeChanged } from '../hosts/systems.ts'
import { registriesOn } from './registries-on.ts'

/** The state of a look at a host. */
export type HostLook =
  | { readonly kind: 'looking' }
  | { readonly kind: 'seen'; readonly facts: HostFacts; readonly notes: readonly Note[] }
  | { readonly kind: 'failed'; readonly thrown: unknown }

const noRegistries = { registries: [], trusted: [], gone: [], byHand: [], insecure: [] }

/** A host as the list shows it. */
export function describeHost({ id, source, label }: Pick<Host, 'id' | 'source' | 'label'>, look: HostLook): Host {
  const about = { id, source, label, system: '', needsSudo: false, engines: [], ...noRegistries, notes: [] }
  switch (look.kind) {
    case 'looking':
      return { ...about, state: 'looking', detail: '' }
    case 'seen':
      return { ...about, ...describeFacts(look.facts, source), notes: [...leftoverNotes(look.facts), ...look.notes] }
    case 'failed': {
      const error = failureData(look.thrown)
      return { ...about, state: states[error.code] ?? 'unreachable', detail: error.message, error, ...hostKeyIn(error) }
    }
  }
}

/** The state that a failure stands for; every other failure means that the host is unreachable. */
const states: { readonly [Code in ErrorCode]?: Host['state'] } = {
  'machine-stopped': 'stopped',
  'ssh-host-key-unknown': 'key-unknown',
  'ssh-host-key-changed': 'key-changed',
  'ssh-host-key-revoked': 'key-changed',
  'ssh-auth-failed': 'login-failed',
  'sudo-password-needed': 'login-failed',
  'host-unsupported': 'unsupported',
}

/** Failures about a host key have the key in their parameters. */
function hostKeyIn({ code, params }: FailureData): Pick<Host, 'hostKey'> {
  if (!states[code]?.startsWith('key-')) return {}
  const { data } = hostKeySchema.safeParse(params)
  return data ? { hostKey: data } : {}
}

function describeFacts(facts: HostFacts, source: Host['source']): Omit<Host, 'id' | 'source' | 'label' | 'notes'> {
  const found = { system: facts.os.name || facts.os.kernel, engines: facts.engines.map(describeEngine) }
  return {
    ...found,
    state: stateOf(facts, found.engines, source),
    detail: sayParam(english, foundOn(found)),
    needsSudo: needsSudo(facts),
    ...registriesOn(facts),
    ...(facts.unfinished === undefined ? {} : { unfinished: facts.unfinished }),
  }
}

/** Engines that are the user's own, rootless ones and Docker Desktop's, have files that are that user's as well. */
function needsSudo(facts: HostFacts): boolean {
  const { user, engines } = facts
  const isAllOwn = engines.length > 0 && engines.every(({ uid }) => uid === user.uid)
  return !hasAllRights(facts) && !isAllOwn
}

/**
 * Users without access to the engine's socket still see its process. Of another user's engine the survey tells only that its
 * process is there, and `/` for its directory.
 */
function describeEngine(engine: Engine): FoundEngine {
  const { version, pid, isSilent, certsDir } = engine
  const found = {
    ...(version === undefined ? {} : { version }),
    isRunning: version !== undefined || pid !== undefined || certsDir === '/',
    ...(isSilent ? { isSilent } : {}),
  }
  switch (engine.kind) {
    case 'docker':
      return { kind: 'docker', flavour: engine.flavour, ...found }
  }
}

/** Without a way to become root no change can be made; where no engine runs, it can, and takes effect at its start. */
function stateOf(facts: HostFacts, engines: readonly FoundEngine[], source: Host['source']): Host['state'] {
  if (!canBeChanged(facts.os)) return 'unsupported'
  if (engines.length === 0) return 'no-engine'
  if (needsSudo(facts) && !canBecomeRoot(facts, source)) return 'no-root'
  const isStopped = isLive(facts) && !engines.some(({ isRunning, isSilent }) => isRunning || isSilent)
  return isStopped ? 'engine-stopped' : 'ready'
}

/** pkexec asks on this computer's own desktop or terminal; elsewhere only sudo can be asked. */
function canBecomeRoot({ rootCommands }: HostFacts, source: Host['source']): boolean {
  if (rootCommands === undefined) return true
  return rootCommands.includes('sudo') || (source === 'local' && rootCommands.includes('pkexec'))
}
