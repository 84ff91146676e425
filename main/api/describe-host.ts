import type { ErrorCode } from '../../shared/errors.ts'
import { type FailureData, failureData } from '../../shared/failure.ts'
import { baseName, isBelow, parentOf } from '../../shared/host-path.ts'
import {
  dockerEngines,
  type Engine,
  expectedDocker,
  fileAt,
  filesIn,
  type HostFacts,
} from '../../shared/model/facts.ts'
import { type FoundEngine, foundOn, type Host, hostKeySchema } from '../../shared/model/host.ts'
import type { Note } from '../../shared/model/plan.ts'
import type { Receipt, ReceiptFile } from '../../shared/model/receipt.ts'
import { english } from '../../shared/words/language.ts'
import { sayParam } from '../../shared/words/say.ts'
import { leftoverNotes } from '../engine/leftovers.ts'
import { hasAllRights } from '../engine/privilege.ts'
import { isClosed } from '../engine/survey.ts'
import { canBeChanged } from '../hosts/systems.ts'

/** The state of a look at a host. */
export type HostLook =
  | { readonly kind: 'looking' }
  | { readonly kind: 'seen'; readonly facts: HostFacts; readonly notes: readonly Note[] }
  | { readonly kind: 'failed'; readonly thrown: unknown }

/** A host as the list shows it. */
export function describeHost({ id, source, label }: Pick<Host, 'id' | 'source' | 'label'>, look: HostLook): Host {
  const about = {
    id,
    source,
    label,
    system: '',
    needsSudo: false,
    engines: [],
    registries: [],
    ...nothingSetUp,
    notes: [],
  }
  switch (look.kind) {
    case 'looking':
      return { ...about, state: 'looking', detail: '' }
    case 'seen':
      return { ...about, ...describeFacts(look.facts), notes: [...leftoverNotes(look.facts), ...look.notes] }
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

function describeFacts(facts: HostFacts): Omit<Host, 'id' | 'source' | 'label' | 'notes'> {
  const found = { system: facts.os.name || facts.os.kernel, engines: facts.engines.map(describeEngine) }
  return {
    ...found,
    state: stateOf(facts),
    detail: sayParam(english, foundOn(found)),
    needsSudo: needsSudo(facts),
    ...setUpOn(facts),
    ...(facts.unfinished === undefined ? {} : { unfinished: facts.unfinished }),
  }
}

/** Engines that are the user's own, rootless ones and Docker Desktop's, have files that are that user's as well. */
function needsSudo(facts: HostFacts): boolean {
  const { user, engines } = facts
  const isAllOwn = engines.length > 0 && engines.every(({ uid }) => uid === user.uid)
  return !hasAllRights(facts) && !isAllOwn
}

/** Users without access to the engine's socket still see its process. */
function describeEngine(engine: Engine): FoundEngine {
  const { version, pid, isSilent } = engine
  const found = {
    ...(version === undefined ? {} : { version }),
    isRunning: version !== undefined || pid !== undefined,
    ...(isSilent ? { isSilent } : {}),
  }
  switch (engine.kind) {
    case 'docker':
      return { kind: 'docker', flavour: engine.flavour, ...found }
  }
}

function stateOf({ os, engines }: HostFacts): Host['state'] {
  if (!canBeChanged(os)) return 'unsupported'
  return engines.length > 0 ? 'ready' : 'no-engine'
}

const nothingSetUp = { trusted: [], insecure: [], gone: [], byHand: [] } satisfies Partial<Host>

type SetUp = Pick<Host, 'registries' | keyof typeof nothingSetUp>

/** What a host is set up for, by Mooring's receipts and by Docker's directories. */
function setUpOn(facts: HostFacts): SetUp {
  const [trusts, others] = [
    facts.receipts.filter(({ kind }) => kind === 'trust'),
    facts.receipts.filter(({ kind }) => kind === 'insecure'),
  ]
  const trusted = registriesOf(trusts)
  const certsDirs = [...dockerEngines(facts), ...expectedDocker(facts)].map(({ certsDir }) => certsDir)
  const directories = certsDirs.flatMap((path) => filesIn(facts, path).filter(({ kind }) => kind === 'directory'))
  // A look lists the directories of registries, and not what is in each.
  const isGone = ({ path }: ReceiptFile): boolean =>
    certsDirs.some((directory) => parentOf(parentOf(path)) === directory) &&
    fileAt(facts, parentOf(path)) === undefined &&
    !isHidden(facts, path)
  return {
    registries: registriesOf(facts.receipts),
    trusted,
    insecure: registriesOf(others),
    gone: registriesOf(trusts.filter(({ files }) => files.some(isGone))),
    byHand: [...new Set(directories.map(({ path }) => baseName(path)))]
      .filter((name) => !trusted.includes(name))
      .sort(),
  }
}

/** Whether the login user may not look so deep. */
function isHidden(facts: HostFacts, path: string): boolean {
  return facts.files.some((file) => isBelow(path, file.path) && isClosed(file, facts.user))
}

function registriesOf(receipts: readonly Receipt[]): string[] {
  return [...new Set(receipts.map(({ registry }) => registry))].sort()
}
