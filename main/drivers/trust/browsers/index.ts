import { Failure } from '../../../../shared/failure.ts'
import type { Certificate } from '../../../../shared/model/certificate.ts'
import { type HostFacts, isLive } from '../../../../shared/model/facts.ts'
import type { Draft, Note } from '../../../../shared/model/plan.ts'
import type { ReceiptFile } from '../../../../shared/model/receipt.ts'
import { makeNote, type Severities } from '../../../../shared/note.ts'
import { type Driver, nothing } from '../../driver.ts'
import { type Follower, followedFor, isSayable, planEnd, planFollowing } from '../../mirrored-anchor.ts'
import { leftAloneNotes } from '../../receipts.ts'
import type { TrustIntent, UntrustIntent } from '../../resolved-intent.ts'

/** The trust stores of browsers on Linux: NSS databases in their users' homes. */
export const browsers: Driver = {
  id: 'browsers',
  plans: { trust, untrust },
  found: (facts, registry) => followedFor(facts, follower, registry),
  // A store's owner must not be able to hold up what others do, above all when trust is taken away.
  refreshes: {
    'nss-database': {
      words: { phrase: 'refresh-nss-database' },
      failedNote: ([, database = ''], detail) => makeNote(severities, 'database-not-updated', { database, detail }),
    },
  },
}

/** The notes of the browsers driver. */
const severities = {
  'browsers-when-restarted': 'info',
  'no-database': 'info',
  'path-with-blanks': 'warning',
  'database-not-updated': 'warning',
} as const satisfies Severities

const follower: Follower = {
  refresh: 'nss-database',
  directory: 'nss',
  shown: {
    add: (name, store, file) => `certutil -A -d sql:${store} -n ${name} -i ${file}`,
    remove: (name, store) => `certutil -D -d sql:${store} -n ${name}`,
  },
}

/** @throws Failure `certutil-missing`. */
function trust(facts: HostFacts, intent: TrustIntent): Draft {
  if (!intent.also?.includes('browsers')) return nothing
  const databases = facts.nssDatabases ?? []
  const sayable = databases.filter(isSayable)
  const unsayable = databases.filter((directory) => !isSayable(directory))
  const notes = unsayable.map((directory) => makeNote(severities, 'path-with-blanks', { directory }))
  if (sayable.length === 0) return { ...nothing, notes: [...notes, makeNote(severities, 'no-database')] }
  // A CA for web sites, or a peer trusted directly (certutil(1), -t).
  const opening = ({ basicConstraints }: Certificate): string => `# ${basicConstraints?.ca ? 'C,,' : 'P,,'}\n`
  const following = sayable.map((directory) => planFollowing(facts, follower, directory, intent, opening))
  const stages = following.flatMap(({ stages }) => stages)
  if (stages.length > 0) requireCertutil(facts)
  const about: Note[] = stages.length > 0 ? [makeNote(severities, 'browsers-when-restarted')] : []
  return { ...nothing, stages, notes: [...notes, ...about], claims: following.flatMap(({ claims }) => claims) }
}

/** @throws Failure `certutil-missing`. */
function untrust(facts: HostFacts, _: UntrustIntent, own: readonly ReceiptFile[]): Draft {
  const { removes, runs, changed } = planEnd(facts, follower, own)
  const left = { ...nothing, notes: leftAloneNotes(changed), stays: changed }
  if (removes.length === 0) return left
  requireCertutil(facts)
  const notes = [...left.notes, makeNote(severities, 'browsers-when-restarted')]
  return { ...left, stages: [{ files: removes, runs }], notes }
}

function requireCertutil(facts: HostFacts): void {
  if (isLive(facts) && !facts.trustStore?.commands.includes('certutil')) throw new Failure('certutil-missing')
}
