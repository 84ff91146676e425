import type { Certificate } from '../../../shared/model/certificate.ts'
import type { Anchor, Inspection } from '../../../shared/model/inspection.ts'
import { type ClientStore, clientStoreSchema, type FileTicket, type Persist } from '../../../shared/model/intent.ts'
import { compareFingerprint, vouchedFor } from '../../features/certificate/compare-fingerprint.ts'
import { type ClientFiles, noClient } from '../../features/files/client-files.ts'
import type { LimitName } from '../../features/insecure/limits.ts'
import type { StepName } from './steps.ts'

/** The user's files of CA certificates, and the registry's inspection with them. */
export interface GivenFiles {
  readonly ca: FileTicket | undefined
  /** For the CA that the registry will change to. */
  readonly next: FileTicket | undefined
  readonly inspection: Inspection
}

/** A way to make Docker accept a registry. */
export type Method = 'registry-only' | 'system' | 'insecure'

/** The user's decisions so far. The engine's results stay with their steps. */
export interface WizardState {
  readonly step: StepName
  /** The registry as typed. */
  readonly typed: string
  readonly inspection: Inspection | undefined
  readonly given: GivenFiles | undefined
  /** The fingerprint from the owner, as typed. */
  readonly told: string
  /** The user has compared the fingerprints by eye. */
  readonly comparedByEye: boolean
  /** The name of a registry that speaks plain HTTP, which has no inspection. */
  readonly plainHttp: string | undefined
  readonly method: Method
  /** Postpones Docker's restart. */
  readonly noRestart: boolean
  /** Whether files that stop Docker are to go as well. */
  readonly setAside: boolean
  /** Other programs that should trust it. */
  readonly also: readonly ClientStore[]
  /** The user accepts the costs of insecure. */
  readonly acceptsCosts: boolean
  readonly limit: LimitName
  /** How trust survives a reboot of a Boot2Docker machine. */
  readonly persist: Persist
  readonly client: ClientFiles
  /** Ids of the chosen hosts. */
  readonly hosts: readonly string[]
}

export type WizardAction =
  | { readonly type: 'typed'; readonly typed: string }
  | { readonly type: 'inspected'; readonly inspection: Inspection }
  | { readonly type: 'plain-http'; readonly registry: string }
  | { readonly type: 'told'; readonly told: string }
  | { readonly type: 'compared-by-eye'; readonly compared: boolean }
  | { readonly type: 'given'; readonly given: GivenFiles | undefined }
  | { readonly type: 'method'; readonly method: Method }
  | { readonly type: 'no-restart'; readonly noRestart: boolean }
  | { readonly type: 'set-aside'; readonly setAside: boolean }
  | { readonly type: 'also'; readonly name: ClientStore; readonly wanted: boolean }
  | { readonly type: 'accepts-costs'; readonly acceptsCosts: boolean }
  | { readonly type: 'limit'; readonly limit: LimitName }
  | { readonly type: 'persist'; readonly persist: Persist }
  | { readonly type: 'client'; readonly client: ClientFiles }
  | { readonly type: 'hosts'; readonly hosts: readonly string[] }
  | { readonly type: 'go'; readonly step: StepName }
  | { readonly type: 'start-over'; readonly typed: string }

/** The choices for a new registry. Consent for one registry does not apply to another. */
const noChoice = {
  method: 'registry-only',
  noRestart: false,
  setAside: false,
  also: [],
  acceptsCosts: false,
  limit: 'none',
  persist: 'auto',
} as const

/** The initial state. */
export const initialState: WizardState = {
  step: 'registry',
  typed: '',
  inspection: undefined,
  given: undefined,
  told: '',
  comparedByEye: false,
  plainHttp: undefined,
  ...noChoice,
  client: noClient,
  hosts: ['local'],
}

/** The wizard's reducer. A comparison counts only for its own certificate. */
export function wizardReducer(state: WizardState, action: WizardAction): WizardState {
  switch (action.type) {
    case 'typed':
      return { ...state, ...noChoice, typed: action.typed, plainHttp: undefined, client: noClient }
    case 'inspected':
      return { ...inspected(state, action.inspection), step: 'certificate' }
    case 'plain-http':
      return {
        ...forgetAnchor(state),
        ...noChoice,
        inspection: undefined,
        plainHttp: action.registry,
        method: 'insecure',
        step: 'how',
      }
    case 'told':
      return { ...state, told: action.told }
    case 'compared-by-eye':
      return { ...state, comparedByEye: action.compared }
    case 'given':
      return { ...state, given: action.given }
    case 'method':
      return { ...state, method: action.method, acceptsCosts: false }
    case 'no-restart':
      return { ...state, noRestart: action.noRestart }
    case 'set-aside':
      return { ...state, setAside: action.setAside }
    case 'also': {
      const isWanted = (name: ClientStore) => (name === action.name ? action.wanted : state.also.includes(name))
      return { ...state, also: clientStoreSchema.options.filter(isWanted) }
    }
    case 'accepts-costs':
      return { ...state, acceptsCosts: action.acceptsCosts }
    case 'limit':
      return { ...state, limit: action.limit }
    case 'persist':
      return { ...state, persist: action.persist }
    case 'client':
      return { ...state, client: action.client }
    case 'hosts':
      return { ...state, hosts: action.hosts }
    case 'go':
      return { ...state, step: action.step }
    case 'start-over':
      return { ...initialState, typed: action.typed }
  }
}

function inspected(state: WizardState, inspection: Inspection): WizardState {
  const before = state.inspection?.anchor.certificate.fingerprint
  const same =
    before === inspection.anchor.certificate.fingerprint && state.inspection?.registry.name === inspection.registry.name
  return same
    ? { ...state, inspection, given: undefined }
    : { ...forgetAnchor(state), ...noChoice, inspection, plainHttp: undefined }
}

function forgetAnchor(state: WizardState): WizardState {
  return { ...state, given: undefined, told: '', comparedByEye: false }
}

/** The inspection to show and trust: with the given files if there are any. */
export function shownInspection(state: WizardState): Inspection | undefined {
  return state.given?.inspection ?? state.inspection
}

/** The registry's name. */
export function registryOf(state: WizardState): string | undefined {
  return shownInspection(state)?.registry.name ?? state.plainHttp
}

/**
 * The one certificate that the user confirmed and that will be trusted: the anchor by a CA file or by eye, or the
 * certificate with the fingerprint that was typed. Undefined if there is none yet.
 */
export function confirmedCertificate(state: WizardState): Certificate | undefined {
  if (state.given?.ca) return state.given.inspection.anchor.certificate
  if (!state.inspection) return undefined
  const comparison = compareFingerprint(state.told, state.inspection)
  if (comparison.result === 'empty' && state.comparedByEye) return state.inspection.anchor.certificate
  return vouchedFor(comparison, state.inspection)
}

/** The trust anchor as the decisions stand: the confirmed certificate, or the one that is offered until there is one. */
export function standingAnchor(state: WizardState, { anchor }: Inspection): Pick<Anchor, 'certificate' | 'kind'> {
  const certificate = confirmedCertificate(state) ?? anchor.certificate
  return certificate.fingerprint === anchor.certificate.fingerprint ? anchor : { certificate, kind: 'pinned' }
}
