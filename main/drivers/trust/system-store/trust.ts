import { baseName } from '../../../../shared/host-path.ts'
import { type DockerEngine, type FileFact, fileAt, type HostFacts, isLive } from '../../../../shared/model/facts.ts'
import type { Draft, Note, PutOp, RemoveOp, RunOp, Stage } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { listed } from '../../../../shared/words/param.ts'
import { type AnchorFiles, type AnchorWrite, anchorAccess, anchorFilesFor } from '../../anchor-directory.ts'
import { stumblingNotes } from '../../boot2docker/certs.ts'
import { planRestart, startedBefore } from '../../docker-engine/restart/plan-restart.ts'
import { verifyRequests } from '../../docker-engine/verify.ts'
import { anchorSeverities, claimants } from '../../receipts.ts'
import type { TrustIntent } from '../../resolved-intent.ts'
import { readerNotes, readers } from './engines.ts'
import { rebuild, type StoreFamily } from './families.ts'
import { findStore } from './find-store.ts'
import { certificateNotes, refuseLeftOut, storeSeverities } from './notes.ts'

/** The remaining steps for the anchors' files. */
interface Work {
  /** What is added comes before what goes, so that trust never lapses in between. */
  readonly stages: readonly Stage[]
  /** Running engines that have not read the anchor. */
  readonly engines: readonly DockerEngine[]
  readonly claims: readonly string[]
}

/**
 * Plans anchors in a host's system trust store, the store's rebuild, and Docker's restart. Docker needs the restart
 * because it reads the store once, like every Go program (crypto/x509 root.go systemRootsPool).
 * @throws Failure a `store-*` row if the store cannot be changed, `docker-config-broken` if Docker would not come back.
 */
export function planSystemTrust(facts: HostFacts, intent: TrustIntent): Draft {
  const store = findStore(facts)
  for (const anchor of intent.anchors) refuseLeftOut(store, anchor)
  const found = anchorFilesFor(facts, store, intent.registry.name, intent.anchors)
  const paths = [...found.writes.map(({ path }) => path), ...found.present.map(([{ path }]) => path)].sort()
  const notes = [
    ...intent.anchors.flatMap((anchor) => certificateNotes(anchor, facts.clock)),
    ...anchorNotes(facts, found),
    ...stumblingNotes(facts, paths.at(-1) ?? ''),
  ]
  const work = workFor(facts, store, found, intent)
  const draft = { notes, restarts: [], verify: [], claims: work.claims } as const
  if (!isLive(facts)) {
    const note = makeNote(storeSeverities, 'tree-not-built', { command: store.command })
    return { ...draft, stages: work.stages.map(({ files }) => ({ files, runs: [] })), notes: [...notes, note] }
  }
  const restart = planRestart(facts, work.engines, intent.noRestart ?? false)
  return {
    ...draft,
    stages: withLastRuns(work.stages, restart.runs),
    notes: [...notes, ...readerNotes(facts, store), ...restart.notes],
    restarts: restart.restarts,
    relies: restart.relies,
    verify: [
      { kind: 'system', registry: intent.registry.name },
      ...verifyRequests({ ...facts, engines: [...restart.upToDate] }, intent.registry),
    ],
  }
}

/** A file may be right although the bundle, or Docker's copy of it, is older. */
function workFor(
  facts: HostFacts,
  store: StoreFamily,
  { present, writes, spent }: AnchorFiles,
  { registry }: TrustIntent,
): Work {
  const kept = present.map(([file]) => file)
  const missed = kept.filter((file) => isOlder(fileAt(facts, store.bundle), file))
  const paths = (replaces: boolean) => writes.flatMap((write) => (write.replaces === replaces ? [write.path] : []))
  const changed = [...paths(true), ...missed.map(({ path }) => path)]
  const runs = [
    ...(paths(false).length > 0 ? [rebuild(store, 'add', paths(false))] : []),
    ...(changed.length > 0 ? [rebuild(store, 'change', changed)] : []),
  ]
  const removes = spent.map((path): RemoveOp => ({ op: 'remove', path }))
  const isChanged = runs.length > 0 || spent.length > 0
  return {
    stages: [
      { files: writes.map((write) => anchorPut(store, write)), runs },
      ...(removes.length > 0 ? [{ files: removes, runs: [rebuild(store, 'remove', spent)] }] : []),
    ],
    engines: readers(facts, store).filter((engine) => isChanged || kept.some((file) => startedBefore(engine, file))),
    claims: kept.flatMap(({ path }) => {
      const owners = claimants(facts, path)
      return owners.length > 0 && !owners.includes(registry.name) ? [path] : []
    }),
  }
}

function anchorPut(store: StoreFamily, { path, anchor }: AnchorWrite): PutOp {
  const opening = store.opening?.(baseName(path)) ?? ''
  return { op: 'put', path, posix: anchorAccess, content: `${opening}${oneBlock(anchor.pem)}`, secret: false }
}

/** Stages with refreshes at their end. */
function withLastRuns(stages: readonly Stage[], runs: readonly RunOp[]): Stage[] {
  return stages.map((stage, index) =>
    index === stages.length - 1 ? { ...stage, runs: [...stage.runs, ...runs] } : stage,
  )
}

function isOlder(bundle: FileFact | undefined, file: FileFact): boolean {
  return bundle?.modified !== undefined && file.modified !== undefined && bundle.modified < file.modified
}

/** Ends with a newline: Alpine's command and old Debian ones concatenate files unchanged. */
function oneBlock(pem: string): string {
  return `${pem.replace(/\r\n?/g, '\n').trim()}\n`
}

function anchorNotes(facts: HostFacts, { present, writes }: AnchorFiles): Note[] {
  const taken = writes.flatMap((write) => write.taken ?? [])
  return [
    ...taken.map((path) => makeNote(anchorSeverities, 'own-name-taken', { taken: path })),
    ...present.flatMap((files) => {
      const paths = files.map(({ path }) => path)
      const isTheirs = paths.every((path) => claimants(facts, path).length === 0)
      return [
        ...(isTheirs ? [makeNote(storeSeverities, 'already-there', { path: files[0].path })] : []),
        ...(paths.length > 1 ? [makeNote(storeSeverities, 'duplicate', { paths: listed(paths) })] : []),
      ]
    }),
  ]
}
