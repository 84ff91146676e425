import { baseName } from '../../../../shared/host-path.ts'
import { type DockerEngine, type FileFact, fileAt, type HostFacts, isLive } from '../../../../shared/model/facts.ts'
import type { Draft, Note, PutOp, RunOp } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { listed } from '../../../../shared/words/param.ts'
import { type AnchorFile, anchorAccess, anchorFileFor } from '../../anchor-directory.ts'
import { stumblingNotes } from '../../boot2docker/certs.ts'
import { planRestart, startedBefore } from '../../docker-engine/restart/plan-restart.ts'
import { verifyRequests } from '../../docker-engine/verify.ts'
import { anchorSeverities, claimants } from '../../receipts.ts'
import type { TrustIntent } from '../../resolved-intent.ts'
import { readerNotes, readers } from './engines.ts'
import { rebuild, type StoreFamily } from './families.ts'
import { findStore } from './find-store.ts'
import { certificateNotes, refuseLeftOut, storeSeverities } from './notes.ts'

/** The remaining steps for an anchor's file. */
interface Work {
  readonly files: readonly PutOp[]
  readonly rebuild: readonly RunOp[]
  /** Running engines that have not read the anchor. */
  readonly engines: readonly DockerEngine[]
  readonly claims: readonly string[]
}

/**
 * Plans an anchor in a host's system trust store, the store's rebuild, and Docker's restart. Docker needs the restart
 * because it reads the store once, like every Go program (crypto/x509 root.go systemRootsPool).
 * @throws Failure a `store-*` row if the store cannot be changed, `docker-config-broken` if Docker would not come back.
 */
export function planSystemTrust(facts: HostFacts, intent: TrustIntent): Draft {
  const store = findStore(facts)
  refuseLeftOut(store, intent.anchor)
  const target = anchorFileFor(facts, store, intent.registry.name, intent.anchor)
  const path = target.kind === 'write' ? target.path : target.files[0].path
  const notes = [
    ...certificateNotes(intent.anchor, facts.clock),
    ...anchorNotes(facts, target),
    ...stumblingNotes(facts, path),
  ]
  const work = target.kind === 'write' ? writing(facts, store, target, intent) : keeping(facts, store, target, intent)
  const draft = { notes, restarts: [], verify: [], claims: work.claims } as const
  if (!isLive(facts)) {
    const note = makeNote(storeSeverities, 'tree-not-built', { command: store.command })
    return { ...draft, stages: [{ files: work.files, runs: [] }], notes: [...notes, note] }
  }
  const restart = planRestart(facts, work.engines, intent.noRestart ?? false)
  return {
    ...draft,
    stages: [{ files: work.files, runs: [...work.rebuild, ...restart.runs] }],
    notes: [...notes, ...readerNotes(facts, store), ...restart.notes],
    restarts: restart.restarts,
    relies: restart.relies,
    verify: [
      { kind: 'system', registry: intent.registry.name },
      ...verifyRequests({ ...facts, engines: [...restart.upToDate] }, intent.registry),
    ],
  }
}

function writing(
  facts: HostFacts,
  store: StoreFamily,
  { path, replaces }: Extract<AnchorFile, { kind: 'write' }>,
  { anchor }: TrustIntent,
): Work {
  const opening = store.opening?.(baseName(path)) ?? ''
  const content = `${opening}${oneBlock(anchor.pem)}`
  return {
    files: [{ op: 'put', path, posix: anchorAccess, content, secret: false }],
    rebuild: [rebuild(store, replaces ? 'change' : 'add', [path])],
    engines: readers(facts, store),
    claims: [],
  }
}

/** The file is right, but the bundle, or Docker's copy of it, may be older. */
function keeping(
  facts: HostFacts,
  store: StoreFamily,
  { files: [file] }: Extract<AnchorFile, { kind: 'present' }>,
  { registry }: TrustIntent,
): Work {
  const isMissed = isOlder(fileAt(facts, store.bundle), file)
  const owners = claimants(facts, file.path)
  return {
    files: [],
    rebuild: isMissed ? [rebuild(store, 'change', [file.path])] : [],
    engines: readers(facts, store).filter((engine) => isMissed || startedBefore(engine, file)),
    claims: owners.length > 0 && !owners.includes(registry.name) ? [file.path] : [],
  }
}

function isOlder(bundle: FileFact | undefined, file: FileFact): boolean {
  return bundle?.modified !== undefined && file.modified !== undefined && bundle.modified < file.modified
}

/** Ends with a newline: Alpine's command and old Debian ones concatenate files unchanged. */
function oneBlock(pem: string): string {
  return `${pem.replace(/\r\n?/g, '\n').trim()}\n`
}

function anchorNotes(facts: HostFacts, target: AnchorFile): Note[] {
  if (target.kind === 'write') {
    return target.taken === undefined ? [] : [makeNote(anchorSeverities, 'own-name-taken', { taken: target.taken })]
  }
  const paths = target.files.map(({ path }) => path)
  const isTheirs = paths.every((path) => claimants(facts, path).length === 0)
  return [
    ...(isTheirs ? [makeNote(storeSeverities, 'already-there', { path: target.files[0].path })] : []),
    ...(paths.length > 1 ? [makeNote(storeSeverities, 'duplicate', { paths: listed(paths) })] : []),
  ]
}
