import { Failure } from '../../shared/failure.ts'
import { type Issued, isSameSerial, type RevocationReason } from '../../shared/model/authority.ts'
import { pemBlock } from '../../shared/pem.ts'
import type { Issuer } from '../certificates/write/certificate.ts'
import { makeRevocationList, type Revoked } from '../certificates/write/revocation-list.ts'
import { writeWhole } from '../write-whole.ts'
import { type Authority, allEntries, readNumber, writeIndex, writeNumber } from './directory.ts'
import type { IndexEntry } from './index-file.ts'
import { withLock } from './lock.ts'

/** Within these days a certificate is about to expire. */
const soonMs = 30 * 86_400_000

/** What a person sees of an entry. */
export function issuedOf({ serial, subject, notAfter, revoked, file }: IndexEntry, now: Date): Issued {
  const left = notAfter.getTime() - now.getTime()
  const state = revoked ? 'revoked' : left <= 0 ? 'expired' : left <= soonMs ? 'expiring' : 'valid'
  return {
    serial,
    subject,
    notAfter: notAfter.toISOString(),
    state,
    ...(revoked && { revoked: { at: revoked.at.toISOString(), ...(revoked.reason && { reason: revoked.reason }) } }),
    ...(file !== 'unknown' && file !== '' && { file }),
  }
}

/** The entry that a person means by a serial number. @throws Failure `serial-unknown`. */
export function entryWith(entries: readonly IndexEntry[], typed: string): IndexEntry {
  const entry = entries.find(({ serial }) => isSameSerial(serial, typed))
  if (!entry) throw new Failure('serial-unknown', { serial: typed })
  return entry
}

/**
 * Revokes a certificate. Whoever checks the authority's list learns of it with the next one.
 * @throws Failure `serial-unknown`, `already-revoked`, `authority-busy`.
 */
export function revoke(
  authority: Authority,
  typed: string,
  reason: RevocationReason | undefined,
  now: Date,
): Promise<IndexEntry> {
  return withLock(authority.directory, async () => {
    const entries = await allEntries(authority)
    const entry = entryWith(entries, typed)
    if (entry.revoked)
      throw new Failure('already-revoked', {
        serial: entry.serial,
        at: { at: entry.revoked.at.toISOString(), to: 'day' },
      })
    const { line: _, ...rest } = entry
    const revoked: IndexEntry = { ...rest, revoked: { at: now, ...(reason && { reason }) } }
    await writeIndex(
      authority,
      entries.map((each) => (each === entry ? revoked : each)),
    )
    return revoked
  })
}

/** A list of revoked certificates that was made. */
export interface MadeList {
  readonly file: string
  readonly number: bigint
  readonly revoked: number
}

/**
 * Makes the list of revoked certificates and writes it where the directory has it, or to another file. Its number is counted on before,
 * so a later list never has an earlier number.
 */
export function makeList(
  authority: Authority,
  issuer: Issuer,
  {
    nextUpdate,
    now,
    file = authority.layout.crl,
    isDer = false,
  }: { nextUpdate: Date; now: Date; file?: string; isDer?: boolean },
): Promise<MadeList> {
  return withLock(authority.directory, async () => {
    const entries = await allEntries(authority)
    const revoked = entries.flatMap(({ serial, revoked: how }): Revoked[] =>
      how ? [{ serial: BigInt(`0x${serial}`), ...how }] : [],
    )
    const number = await readNumber(authority.layout.crlNumber)
    await writeNumber(authority.layout.crlNumber, number + 1n)
    const der = await makeRevocationList({ number, thisUpdate: now, nextUpdate, revoked }, issuer)
    await writeWhole(file, isDer ? der : pemBlock('X509 CRL', Buffer.from(der).toString('base64')), { mode: 0o644 })
    return { file, number, revoked: revoked.length }
  })
}
