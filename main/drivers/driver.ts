import type { Certificate } from '../../shared/model/certificate.ts'
import type { HostFacts, Receipt } from '../../shared/model/facts.ts'
import type { Registry } from '../../shared/model/inspection.ts'
import type { Draft } from '../../shared/model/plan.ts'

/** Trust stores that programs have for themselves, whatever the system's says. */
export type ClientStore = 'browsers' | 'java'

/** What a host shall trust: one anchor for one registry, and a client pair if the registry asks for one. */
export interface TrustWish {
  readonly registry: Registry
  readonly anchor: Certificate
  /** `registry`: certs.d, for this registry alone. `system`: the trust store that the whole host reads. */
  readonly place: 'registry' | 'system'
  /** How it survives a Boot2Docker machine's reboot; other hosts have no such choice. `auto` where absent. */
  readonly persist?: 'auto' | 'bootsync' | 'certs-dir'
  /** Other programs that shall trust it beside Docker: those with trust stores of their own. */
  readonly also?: readonly ClientStore[]
  /** PEM; the certificate file begins with the client's own, the key is not encrypted. */
  readonly client?: { readonly certPem: string; readonly keyPem: string }
  /** Leaves Docker as it runs, even if it takes a restart until it knows of the change. */
  readonly noRestart?: boolean
}

/** A file that an earlier change put, by its receipt. */
export type PlacedFile = Receipt['files'][number]

/** The plan where there is nothing to do. */
export const nothing: Draft = { stages: [], notes: [], restart: 'none', verify: [] }

/** One place that holds trust. A driver decides only: facts in, plan out, the same for the same facts. */
export interface Driver {
  readonly id: string
  readonly place: TrustWish['place'] | ClientStore
  /** What it takes for the host to trust the registry; files that are right already may be named again. */
  readonly trust: (facts: HostFacts, wish: TrustWish) => Draft
  /** What it takes to remove these files, which this driver put for the registry. */
  readonly untrust: (facts: HostFacts, placed: readonly PlacedFile[], noRestart?: boolean) => Draft
}
