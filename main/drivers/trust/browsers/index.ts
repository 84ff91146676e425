import { Failure } from '../../../../shared/failure.ts'
import type { HostFacts } from '../../../../shared/model/facts.ts'
import type { Draft, Note } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { type Driver, nothing, type PlacedFile, type TrustWish } from '../../driver.ts'
import { type Follower, isSayable, planEnd, planFollowing } from '../../mirrored-anchor.ts'
import { browserNotes } from './notes.ts'

/** What browsers on Linux have in place of the system's trust store: NSS databases in their users' homes. */
export const browsers: Driver = { id: 'browsers', place: 'browsers', trust: planTrust, untrust: planUntrust }

const follower: Follower = {
  refresh: 'nss-database',
  directory: 'nss',
  shown: {
    add: (name, store, file) => `certutil -A -d sql:${store} -n ${name} -i ${file}`,
    remove: (name, store) => `certutil -D -d sql:${store} -n ${name}`,
  },
}

/** @throws Failure `certutil-missing`. */
function planTrust(facts: HostFacts, wish: TrustWish): Draft {
  const databases = facts.nssDatabases ?? []
  const sayable = databases.filter(isSayable)
  const unsayable = databases.filter((directory) => !isSayable(directory))
  const notes = unsayable.map((directory) => makeNote(browserNotes, 'path-with-blanks', { directory }))
  if (sayable.length === 0) return { ...nothing, notes: [...notes, makeNote(browserNotes, 'no-database')] }
  // A CA for web sites, or a peer that is trusted as it is (certutil(1), -t).
  const trust = wish.anchor.basicConstraints?.ca ? 'C,,' : 'P,,'
  const following = sayable.map((directory) => planFollowing(facts, follower, directory, wish, `# ${trust}\n`))
  const stages = following.flatMap(({ put, runs }) => (put ? [{ files: [put], runs }] : []))
  if (stages.length > 0) requireCertutil(facts)
  const about: Note[] = stages.length > 0 ? [makeNote(browserNotes, 'browsers-when-restarted')] : []
  return { ...nothing, stages, notes: [...notes, ...about], claims: following.flatMap(({ claims }) => claims) }
}

/** @throws Failure `certutil-missing`. */
function planUntrust(facts: HostFacts, placed: readonly PlacedFile[]): Draft {
  const { removes, runs } = planEnd(facts, follower, placed)
  if (removes.length === 0) return nothing
  requireCertutil(facts)
  return { ...nothing, stages: [{ files: removes, runs }], notes: [makeNote(browserNotes, 'browsers-when-restarted')] }
}

function requireCertutil({ root, trustStore }: HostFacts): void {
  if (root === '/' && !trustStore?.commands.includes('certutil')) throw new Failure('certutil-missing')
}
