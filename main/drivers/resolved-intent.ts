import type { Certificate } from '../../shared/model/certificate.ts'
import type { Registry } from '../../shared/model/inspection.ts'
import type { Intent, TrustPlace } from '../../shared/model/intent.ts'

/** What a person chose of an intent of a kind, with the registry read. */
type Read<Kind extends Intent['kind'], Others extends string = never> = Readonly<
  Omit<Extract<Intent, { kind: Kind }>, 'registry' | Others>
> & { readonly registry: Registry }

/** A host shall trust these anchors and no others for one registry, and show a client pair if the registry asks for one. */
export interface TrustIntent extends Read<'trust', 'anchor' | 'next' | 'place' | 'client'> {
  /** The one that the registry's chain leads to comes first. */
  readonly anchors: readonly [Certificate, ...Certificate[]]
  readonly place: TrustPlace
  /** Where the registry's tokens come from, if that server's certificate needs the first anchor. */
  readonly tokens?: string | undefined
  /** PEM; the certificate file begins with the client's own, the key is not encrypted. */
  readonly client?: { readonly certPem: string; readonly keyPem: string } | undefined
}

/** A host shall trust a registry no more than it did before Mooring. */
export type UntrustIntent = Read<'untrust'>

/** A host's engines shall take a registry for insecure; until when goes into the receipt, and only reminds. */
export type InsecureOnIntent = Read<'insecure-on'>

/** A host's engines shall no longer take a registry for insecure. */
export type InsecureOffIntent = Read<'insecure-off'>

/** Certificates that were appended to a Boot2Docker machine's server.pem shall have files of their own. */
export type MigrateIntent = Extract<Intent, { kind: 'migrate' }>

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
