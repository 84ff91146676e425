import type { GoCertificate } from './read-certificate.ts'

/** Why Go does not accept a chain. */
export type RefusalReason =
  | 'host-name'
  | 'unknown-authority'
  | 'expired'
  | 'not-a-ca'
  | 'path-too-long'
  | 'critical-extension'
  | 'name-constraints'
  | 'usage'
  | 'policies'
  | 'too-many-signatures'
  | 'crash'

/** What Go says of a chain that it does not accept, and of which certificate. */
export interface GoRefusal {
  readonly reason: RefusalReason
  readonly about: GoCertificate
  /** The name that a constraint does not allow. */
  readonly name?: string
}
