import type { Certificate } from '../../shared/model/certificate.ts'
import type { Registry } from '../../shared/model/inspection.ts'
import type { ClientStore, Persist, TrustPlace } from '../../shared/model/intent.ts'

/** A host shall trust one anchor for one registry, and show a client pair if the registry asks for one. */
export interface TrustIntent {
  readonly kind: 'trust'
  readonly registry: Registry
  readonly anchor: Certificate
  readonly place: TrustPlace
  /** `auto` where absent. */
  readonly persist?: Persist | undefined
  readonly also?: readonly ClientStore[] | undefined
  /** PEM; the certificate file begins with the client's own, the key is not encrypted. */
  readonly client?: { readonly certPem: string; readonly keyPem: string } | undefined
  readonly noRestart?: boolean | undefined
}

/** A host shall trust a registry no more than it did before Mooring. */
export interface UntrustIntent {
  readonly kind: 'untrust'
  readonly registry: Registry
  readonly noRestart?: boolean | undefined
}

/** A host's engines shall take a registry for insecure. */
export interface InsecureOnIntent {
  readonly kind: 'insecure-on'
  readonly registry: Registry
  /** Until when, ISO 8601. Goes into the receipt and reminds; nothing ends it by itself. */
  readonly until?: string | undefined
  /** Whether docker-machine's own config.json is to say the same; that is a change of another host. */
  readonly machineConfig?: boolean | undefined
}

/** A host's engines shall no longer take a registry for insecure. */
export interface InsecureOffIntent {
  readonly kind: 'insecure-off'
  readonly registry: Registry
  readonly machineConfig?: boolean | undefined
}

/** Certificates that were appended to a Boot2Docker machine's server.pem shall have files of their own. */
export interface MigrateIntent {
  readonly kind: 'migrate'
}

/** What docker-machine shall write into machines at their next provision. Goes along with an insecure-on or -off. */
export interface MachineConfigIntent {
  readonly kind: 'machine-config'
  readonly registry: Registry
  /** Whether the registry is to be in the list of insecure ones. */
  readonly isListed: boolean
  /** The machines' config.json, on the host that runs docker-machine. */
  readonly files: readonly string[]
}

/**
 * An intent with everything fetched and read that it speaks of: the anchor itself instead of a fingerprint, the pair
 * instead of tickets. What follows from it is decided without looking anywhere but at a host's facts.
 */
export type ResolvedIntent =
  | TrustIntent
  | UntrustIntent
  | InsecureOnIntent
  | InsecureOffIntent
  | MigrateIntent
  | MachineConfigIntent

/** A resolved intent of a kind. */
export type ResolvedAs<Kind extends ResolvedIntent['kind']> = Extract<ResolvedIntent, { readonly kind: Kind }>
