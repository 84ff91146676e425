import type { HostFacts } from '../../../../shared/model/facts.ts'
import type { Draft, Note } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { type Driver, nothing, type PlacedFile, type TrustWish } from '../../driver.ts'
import { type Follower, isSayable, planEnd, planFollowing } from '../../mirrored-anchor.ts'
import { javaNotes } from './notes.ts'

/** The trust stores that Java runtimes bring along. */
export const java: Driver = { id: 'java', place: 'java', trust: planTrust, untrust: planUntrust }

const follower: Follower = {
  refresh: 'java-cacerts',
  directory: 'java',
  shown: {
    add: (name, store, file) => `keytool -importcert -keystore ${store} -alias ${name} -file ${file}`,
    remove: (name, store) => `keytool -delete -keystore ${store} -alias ${name}`,
  },
}

/**
 * Where distributions build a store for Java from the system's: ca-certificates-java's hook, update-ca-trust, SUSE's
 * update-ca-certificates. What one puts there by hand is gone with their next run.
 */
const built = ['/etc/ssl/certs/java/', '/etc/pki/', '/etc/ca-certificates/extracted/', '/var/lib/ca-certificates/']

function planTrust(facts: HostFacts, wish: TrustWish): Draft {
  const stores = facts.javaStores ?? []
  const isBuilt = ({ real }: (typeof stores)[number]): boolean => built.some((directory) => real.startsWith(directory))
  const own = stores.filter((store) => !isBuilt(store) && isSayable(store.cacerts))
  const following = own.map(({ cacerts }) => planFollowing(facts, follower, cacerts, wish))
  const notes: Note[] = []
  if (stores.length === 0) notes.push(makeNote(javaNotes, 'no-runtime'))
  if (stores.some(isBuilt)) {
    notes.push(makeNote(javaNotes, wish.place === 'system' ? 'built-from-system' : 'system-needed'))
  }
  const stages = following.flatMap(({ put, runs }) => (put ? [{ files: [put], runs }] : []))
  if (stages.length > 0) notes.push(makeNote(javaNotes, 'java-when-restarted'))
  return { ...nothing, stages, notes, claims: following.flatMap(({ claims }) => claims) }
}

function planUntrust(facts: HostFacts, placed: readonly PlacedFile[]): Draft {
  const { removes, runs } = planEnd(facts, follower, placed)
  return { ...nothing, stages: [{ files: removes, runs }] }
}
