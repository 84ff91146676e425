import { Failure } from '../../../../shared/failure.ts'
import type { Certificate } from '../../../../shared/model/certificate.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../../../shared/note.ts'
import { listed } from '../../../../shared/words/param.ts'
import type { StoreFamily } from './families.ts'

/** The notes of the system store driver. */
export const storeSeverities = {
  'whole-system': 'warning',
  'whole-system-limited': 'warning',
  'whole-system-except': 'warning',
  leaf: 'warning',
  'anchor-expired': 'error',
  'anchor-not-yet-valid': 'error',
  'anchor-not-root': 'info',
  'already-there': 'info',
  duplicate: 'info',
  'still-needed': 'info',
  'copy-stays': 'warning',
  'tree-not-built': 'info',
  'anchors-by-hand': 'info',
  'snap-own-store': 'warning',
  'desktop-own-store': 'warning',
} as const satisfies Severities

/**
 * What a person should know before a certificate becomes an anchor for every program on a host.
 * @param clock the host's, seconds since 1970: its programs judge by that one.
 */
export function certificateNotes(anchor: Certificate, clock: number): Note[] {
  const { subject, issuer, notBefore, notAfter, selfSigned } = anchor
  const notes = [reachNote(anchor)]
  if (secondsOf(notAfter) < clock)
    notes.push(makeNote(storeSeverities, 'anchor-expired', { subject, date: { at: notAfter, to: 'day' } }))
  if (secondsOf(notBefore) > clock) {
    notes.push(makeNote(storeSeverities, 'anchor-not-yet-valid', { subject, date: { at: notBefore, to: 'day' } }))
  }
  if (!selfSigned) notes.push(makeNote(storeSeverities, 'anchor-not-root', { subject, issuer }))
  return notes
}

/** For whom the anchor may sign: every program of the host believes it, whatever the registry needs. */
function reachNote(anchor: Certificate): Note {
  const { subject, nameLimits } = anchor
  if (!isCa(anchor)) return makeNote(storeSeverities, 'leaf', { subject })
  if (!nameLimits) return makeNote(storeSeverities, 'whole-system', { subject })
  const { names, addresses, excluded } = nameLimits
  const permitted = listed([
    ...(names.length > 0 ? names : [{ phrase: 'any-host-name' } as const]),
    ...(addresses.length > 0 ? addresses : [{ phrase: 'any-address' } as const]),
  ])
  return excluded.length > 0
    ? makeNote(storeSeverities, 'whole-system-except', { subject, permitted, excluded: listed(excluded) })
    : makeNote(storeSeverities, 'whole-system-limited', { subject, permitted })
}

/**
 * p11-kit's bundles hold CAs only, so anything else would be put there in vain.
 * @throws Failure `store-needs-ca`.
 */
export function refuseLeftOut({ reads, command }: StoreFamily, anchor: Certificate): void {
  if (reads.onlyCas && !isCa(anchor)) throw new Failure('store-needs-ca', { subject: anchor.subject, command })
}

function isCa({ basicConstraints }: Certificate): boolean {
  return basicConstraints?.ca === true
}

function secondsOf(iso: string): number {
  return Date.parse(iso) / 1000
}
