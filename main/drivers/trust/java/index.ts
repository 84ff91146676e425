import { isBelow } from '../../../../shared/host-path.ts'
import type { HostFacts } from '../../../../shared/model/facts.ts'
import type { Draft, Note } from '../../../../shared/model/plan.ts'
import type { ReceiptFile } from '../../../../shared/model/receipt.ts'
import { makeNote, type Severities } from '../../../../shared/note.ts'
import { placeOn } from '../../boot2docker/certs.ts'
import { type Driver, nothing } from '../../driver.ts'
import { type Follower, followedFor, isSayable, planEnd, planFollowing } from '../../mirrored-anchor.ts'
import { leftAloneNotes } from '../../receipts.ts'
import type { TrustIntent, UntrustIntent } from '../../resolved-intent.ts'

/** The trust stores of Java runtimes. */
export const java: Driver = {
  id: 'java',
  plans: { trust, untrust },
  found: (facts, registry) => followedFor(facts, follower, registry),
  // A store's owner must not be able to hold up what others do, above all when trust is taken away.
  refreshes: {
    'java-cacerts': {
      words: { phrase: 'refresh-java-cacerts' },
      failedNote: ([, cacerts = ''], detail) => makeNote(severities, 'runtime-not-updated', { cacerts, detail }),
    },
  },
}

/** The notes of the Java driver. */
const severities = {
  'java-when-restarted': 'info',
  'built-from-system': 'info',
  'system-needed': 'warning',
  'no-runtime': 'info',
  'runtime-not-updated': 'warning',
} as const satisfies Severities

const follower: Follower = {
  refresh: 'java-cacerts',
  directory: 'java',
  shown: {
    add: (name, store, file) => `keytool -importcert -keystore ${store} -alias ${name} -file ${file}`,
    remove: (name, store) => `keytool -delete -keystore ${store} -alias ${name}`,
  },
}

/**
 * Java stores that distributions build from the system store: ca-certificates-java's hook, update-ca-trust, SUSE's
 * update-ca-certificates. Their next run overwrites manual additions.
 */
const built = ['/etc/ssl/certs/java', '/etc/pki', '/etc/ca-certificates/extracted', '/var/lib/ca-certificates']

function trust(facts: HostFacts, intent: TrustIntent): Draft {
  if (!intent.also?.includes('java')) return nothing
  const stores = facts.javaStores ?? []
  const isBuilt = ({ real }: (typeof stores)[number]): boolean => built.some((directory) => isBelow(real, directory))
  const own = stores.filter((store) => !isBuilt(store) && isSayable(store.cacerts))
  const following = own.map(({ cacerts }) => planFollowing(facts, follower, cacerts, intent))
  const notes: Note[] = []
  if (stores.length === 0) notes.push(makeNote(severities, 'no-runtime'))
  if (stores.some(isBuilt)) {
    notes.push(makeNote(severities, placeOn(facts, intent) === 'system' ? 'built-from-system' : 'system-needed'))
  }
  const stages = following.flatMap(({ stages }) => stages)
  if (stages.length > 0) notes.push(makeNote(severities, 'java-when-restarted'))
  return { ...nothing, stages, notes, claims: following.flatMap(({ claims }) => claims) }
}

function untrust(facts: HostFacts, _: UntrustIntent, own: readonly ReceiptFile[]): Draft {
  const { removes, runs, changed } = planEnd(facts, follower, own)
  return { ...nothing, stages: [{ files: removes, runs }], notes: leftAloneNotes(changed), stays: changed }
}
