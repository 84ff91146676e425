import { type Engine, type FileFact, fileAt, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Draft, Note, PutOp, RunOp } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { planRestart, startedBefore } from '../../docker-engine/restart/plan-restart.ts'
import { verifyRequests } from '../../docker-engine/verify.ts'
import type { TrustWish } from '../../driver.ts'
import { anchorNotes, claimants } from '../../receipts.ts'
import { stumblingNotes } from '../boot2docker/store.ts'
import { type AnchorPlace, anchorPlace } from './anchor-file.ts'
import { certificateNotes, refuseLeftOut } from './certificate-notes.ts'
import { readerNotes, readers } from './engines.ts'
import type { StoreFamily } from './families.ts'
import { findStore, isLive } from './find-store.ts'
import { storeNotes } from './notes.ts'
import { rebuild } from './rebuild.ts'

/** What is left to do once it is known where the anchor goes. */
interface Work {
  readonly files: readonly PutOp[]
  readonly rebuild: readonly RunOp[]
  /** Running engines that do not know the anchor. */
  readonly engines: readonly Engine[]
  readonly claims: readonly string[]
}

/**
 * Plans an anchor for a host's system trust store, the store's rebuilding, and Docker's restart, without which it would
 * not know: like every Go program it reads the store once (crypto/x509 root.go systemRootsPool).
 * @throws Failure a `store-*` row where that cannot be, `docker-config-broken` where Docker would not come back.
 */
export function planSystemTrust(facts: HostFacts, wish: TrustWish): Draft {
  const store = findStore(facts)
  refuseLeftOut(store, wish.anchor)
  const place = anchorPlace(facts, store, wish.registry.name, wish.anchor)
  const path = place.kind === 'write' ? place.path : place.files[0].path
  const notes = [
    ...certificateNotes(wish.anchor, facts.clock),
    ...placeNotes(facts, place),
    ...stumblingNotes(facts, path),
  ]
  const work = place.kind === 'write' ? writing(facts, store, place, wish) : keeping(facts, store, place, wish)
  const draft = { notes, restart: 'none', verify: [], claims: work.claims } as const
  if (!isLive(facts)) {
    const note = makeNote(storeNotes, 'tree-not-built', { command: store.command })
    return { ...draft, stages: [{ files: work.files, runs: [] }], notes: [...notes, note] }
  }
  const restart = planRestart(facts, work.engines, wish.noRestart ?? false)
  return {
    ...draft,
    stages: [{ files: work.files, runs: [...work.rebuild, ...restart.runs] }],
    notes: [...notes, ...readerNotes(facts, store), ...restart.notes],
    restart: restart.restart,
    relies: restart.relies,
    verify: [
      { kind: 'system', registry: wish.registry.name },
      ...verifyRequests({ ...facts, engines: [...restart.upToDate] }, wish.registry),
    ],
  }
}

function writing(
  facts: HostFacts,
  store: StoreFamily,
  { path, replaces }: Extract<AnchorPlace, { kind: 'write' }>,
  { anchor }: TrustWish,
): Work {
  const opening = store.opening?.(path.slice(path.lastIndexOf('/') + 1)) ?? ''
  const content = `${opening}${oneBlock(anchor.pem)}`
  return {
    files: [{ op: 'put', path, mode: '0644', uid: 0, gid: 0, content, secret: false }],
    rebuild: [rebuild(store, replaces ? 'change' : 'add', [path])],
    engines: readers(facts, store),
    claims: [],
  }
}

/** The file is right. The bundle, and Docker's knowledge of it, may still be from before. */
function keeping(
  facts: HostFacts,
  store: StoreFamily,
  { files: [file] }: Extract<AnchorPlace, { kind: 'present' }>,
  { registry }: TrustWish,
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

/** Ends with a line feed: Alpine's command and old Debian ones paste files together as they are. */
function oneBlock(pem: string): string {
  return `${pem.replace(/\r\n?/g, '\n').trim()}\n`
}

function placeNotes(facts: HostFacts, place: AnchorPlace): Note[] {
  if (place.kind === 'write') {
    return place.taken === undefined ? [] : [makeNote(anchorNotes, 'own-name-taken', { taken: place.taken })]
  }
  const paths = place.files.map(({ path }) => path)
  const isTheirs = paths.every((path) => claimants(facts, path).length === 0)
  return [
    ...(isTheirs ? [makeNote(storeNotes, 'already-there', { path: place.files[0].path })] : []),
    ...(paths.length > 1 ? [makeNote(storeNotes, 'duplicate', { paths: paths.join(', ') })] : []),
  ]
}
