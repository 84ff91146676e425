import { baseName } from '../../../../shared/host-path.ts'
import type { RunOp } from '../../../../shared/model/plan.ts'
import type { StoreFamily } from './families.ts'

/** What happened to anchors before the store is built anew. Taken back, an addition is a removal. */
export type StoreAction = 'add' | 'change' | 'remove'

/** Where the host fills a Java key store as well, that takes the most of it. */
const timeoutSeconds = 180

/**
 * The refresh `trust-store FAMILY ACTION FILE…` of the apply program. Debian's command needs to be told what went: a plain run
 * leaves dangling links behind, and even `--fresh` leaves the certificate in Java's key store, whose hook hears of
 * removals only from the lines that a removal makes (update-ca-certificates remove(), ca-certificates-java postinst).
 * @param paths the files in the store's directory that were added, changed or removed.
 */
export function rebuild(store: StoreFamily, action: StoreAction, paths: readonly string[]): RunOp {
  const names = paths.map(baseName)
  const commands = { add: store.afterAddition, change: store.afterChange, remove: store.afterRemoval }
  const command = commands[action] ?? store.command
  const shown = [...new Set(names.map((name) => command.replaceAll('FILE', name)))].join('; ')
  return { op: 'run', refresh: 'trust-store', args: [store.id, action, ...names], timeoutSeconds, shown }
}
