import type { Certificate } from '../../shared/model/certificate.ts'
import type { Registry } from '../../shared/model/inspection.ts'
import type { ClientStore, Persist, TrustPlace } from '../../shared/model/intent.ts'

/** Make a host trust one anchor for one registry, and present a client pair if the registry asks for it. */
export interface TrustIntent {
  readonly kind: 'trust'
  readonly registry: Registry
  readonly anchor: Certificate
  readonly place: TrustPlace
  /** `auto` if absent. */
  readonly persist?: Persist | undefined
  readonly also?: readonly ClientStore[] | undefined
  /** PEM. The certificate file begins with the client's own; the key is unencrypted. */
  readonly client?: { readonly certPem: string; readonly keyPem: string } | undefined
  readonly noRestart?: boolean | undefined
}

/** Remove the trust in a registry that Mooring added to a host. */
export interface UntrustIntent {
  readonly kind: 'untrust'
  readonly registry: Registry
  readonly noRestart?: boolean | undefined
}

/** Make a host's engines treat a registry as insecure. */
export interface InsecureOnIntent {
  readonly kind: 'insecure-on'
  readonly registry: Registry
  /** The end of the wanted time, ISO 8601. Only a reminder, kept in the receipt: it does not expire automatically. */
  readonly until?: string | undefined
  /** Whether to change docker-machine's own config.json as well; that is a change on another host. */
  readonly machineConfig?: boolean | undefined
}

/** Make a host's engines check a registry's certificate again. */
export interface InsecureOffIntent {
  readonly kind: 'insecure-off'
  readonly registry: Registry
  readonly machineConfig?: boolean | undefined
}

/** Move certificates that were appended to a Boot2Docker machine's server.pem into files of their own. */
export interface MigrateIntent {
  readonly kind: 'migrate'
}

/** Set what docker-machine writes into machines at their next provision. Accompanies insecure-on or insecure-off. */
export interface MachineConfigIntent {
  readonly kind: 'machine-config'
  readonly registry: Registry
  /** Whether the registry should be in the list of insecure registries. */
  readonly isListed: boolean
  /** The machines' config.json, on the host that runs docker-machine. */
  readonly files: readonly string[]
}

/**
 * An intent with everything it refers to fetched and read: the anchor itself instead of a fingerprint, the pair instead
 * of tickets. Planning then needs nothing but a host's facts.
 */
export type ResolvedIntent =
  | TrustIntent
  | UntrustIntent
  | InsecureOnIntent
  | InsecureOffIntent
  | MigrateIntent
  | MachineConfigIntent

/** A resolved intent of one kind. */
export type ResolvedAs<Kind extends ResolvedIntent['kind']> = Extract<ResolvedIntent, { readonly kind: Kind }>
