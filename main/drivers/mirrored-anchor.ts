import { baseName, isBelow, joinPath, parentOf } from '../../shared/host-path.ts'
import type { Certificate } from '../../shared/model/certificate.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import type { Registry } from '../../shared/model/inspection.ts'
import type { PutOp, RemoveOp, RunOp, Stage } from '../../shared/model/plan.ts'
import type { ReceiptFile } from '../../shared/model/receipt.ts'
import { type AnchorRules, anchorAccess, anchorFilesFor, isAnchorName } from './anchor-directory.ts'
import { claimants, removalOf } from './receipts.ts'
import type { TrustIntent } from './resolved-intent.ts'

/*
 * A mirrored anchor: a store that cannot be restored as a file (a browser's database, Java's key store) follows a file
 * of Mooring's. The certificate is in the store as long as the file exists.
 */

/** A refresh of the apply program that makes a store follow a file: for each such file, `REFRESH FILE STORE`. */
export interface Follower {
  readonly refresh: string
  /** Below the journal; in it, a store's files lie under the store's own path. */
  readonly directory: string
  /** The commands that it comes down to, for reading. */
  readonly shown: Readonly<Record<'add' | 'remove', (name: string, store: string, file: string) => string>>
}

/** The changes that make one store trust anchors. */
export interface Following {
  readonly stages: readonly Stage[]
  readonly claims: readonly string[]
}

/** Every command of the apply program has a timeout; Java's takes a second or two. */
const timeoutSeconds = 60

const reads: AnchorRules = {
  onlyExtension: true,
  subdirectories: false,
  symlinks: false,
  der: false,
  onlyCas: false,
}

/**
 * Plans the files of Mooring's that a store follows, one for each anchor; its name is also the certificate's name in the store. As
 * in the system trust store, two registries with one anchor share it.
 * @param openingOf the lines before a certificate.
 */
export function planFollowing(
  facts: HostFacts,
  follower: Follower,
  store: string,
  { registry, anchors }: TrustIntent,
  openingOf: (anchor: Certificate) => string = () => '',
): Following {
  const directory = `${topOf(facts, follower)}${store}`
  const found = anchorFilesFor(facts, { directory, extension: '.pem', reads }, registry.name, anchors)
  const added = found.writes.map(({ anchor, path }): Stage => {
    const content = `${openingOf(anchor)}${anchor.pem.trim()}\n`
    const put: PutOp = { op: 'put', path, posix: anchorAccess, content, secret: false }
    return { files: [put], runs: [followRun(follower, 'add', path, store)] }
  })
  const removed = found.spent.map((path): Stage => {
    return { files: [{ op: 'remove', path }], runs: [followRun(follower, 'remove', path, store)] }
  })
  const claims = found.present.flatMap(([{ path }]) => (claimants(facts, path).includes(registry.name) ? [] : [path]))
  return { stages: [...added, ...removed], claims }
}

/**
 * Makes the stores follow the removal of their files. Files that another registry needs, or that were changed, stay.
 */
export function planEnd(
  facts: HostFacts,
  follower: Follower,
  own: readonly ReceiptFile[],
): { readonly removes: readonly RemoveOp[]; readonly runs: readonly RunOp[]; readonly changed: readonly string[] } {
  const { removes, changed } = removalOf(facts, own)
  const top = topOf(facts, follower)
  const runs = removes.map(({ path }) => followRun(follower, 'remove', path, parentOf(path).slice(top.length)))
  return { removes, runs, changed }
}

/** The files that stores follow for a registry, by their names. */
export function followedFor(facts: HostFacts, follower: Follower, { name }: Registry): string[] {
  const top = topOf(facts, follower)
  return facts.files.flatMap(({ path }) => {
    const isNamed = path.endsWith('.pem') && isAnchorName(baseName(path).slice(0, -'.pem'.length), name)
    return isNamed && isBelow(path, top) ? [path] : []
  })
}

/** The directory that stands for the root of the stores' paths. */
function topOf({ journal }: HostFacts, { directory }: Follower): string {
  return joinPath(journal, directory)
}

/** Whether a store's path can be said to the apply program, whose arguments have no blanks (checks.ts). */
export function isSayable(path: string): boolean {
  return /^[\][0-9A-Za-z._:/@=,+-]+$/.test(path)
}

function followRun({ refresh, shown }: Follower, action: 'add' | 'remove', file: string, store: string): RunOp {
  const name = baseName(file).slice(0, -'.pem'.length)
  return { op: 'run', refresh, args: [file, store], timeoutSeconds, shown: shown[action](name, store, file) }
}
