import type { Inspection } from '../../../shared/model/inspection.ts'
import { type ClientStore, clientStoreSchema, type FileTicket, type Persist } from '../../../shared/model/intent.ts'
import { compareFingerprint, confirms } from '../../features/certificate/compare-fingerprint.ts'
import { type ClientFiles, noClient } from '../../features/files/client-files.ts'
import type { LimitName } from '../../features/insecure/limits.ts'
import type { StepName } from './steps.ts'

/** A CA file that the user brought, and what the registry looks like with it. */
export interface CaFile {
  readonly ticket: FileTicket
  readonly inspection: Inspection
}

/** A way to make Docker accept a registry. */
export type Method = 'registry-only' | 'system' | 'insecure'

/** Everything that the user has decided so far. What the engine found for a step stays with that step. */
export interface WizardState {
  readonly step: StepName
  /** The registry as typed. */
  readonly typed: string
  readonly inspection: Inspection | undefined
  readonly caFile: CaFile | undefined
  /** The fingerprint that the user was told, as typed. */
  readonly told: string
  /** The user says to have compared the fingerprints by eye. */
  readonly comparedByEye: boolean
  /** The name of a registry that speaks plain HTTP; there is no inspection of it. */
  readonly plainHttp: string | undefined
  readonly method: Method
  /** Leaves Docker as it runs, where it would have to restart. */
  readonly noRestart: boolean
  /** Programs beside Docker that shall trust it too. */
  readonly also: readonly ClientStore[]
  /** The user accepts what insecure costs. */
  readonly acceptsCosts: boolean
  readonly limit: LimitName
  /** How it survives the reboot of a Boot2Docker machine. */
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
  | { readonly type: 'ca-file'; readonly caFile: CaFile | undefined }
  | { readonly type: 'method'; readonly method: Method }
  | { readonly type: 'no-restart'; readonly noRestart: boolean }
  | { readonly type: 'also'; readonly name: ClientStore; readonly wanted: boolean }
  | { readonly type: 'accepts-costs'; readonly acceptsCosts: boolean }
  | { readonly type: 'limit'; readonly limit: LimitName }
  | { readonly type: 'persist'; readonly persist: Persist }
  | { readonly type: 'client'; readonly client: ClientFiles }
  | { readonly type: 'hosts'; readonly hosts: readonly string[] }
  | { readonly type: 'go'; readonly step: StepName }
  | { readonly type: 'start-over'; readonly typed: string }

/** What is chosen for a registry of which nothing is known yet. What was agreed to for one counts for no other. */
const noChoice = {
  method: 'registry-only',
  noRestart: false,
  also: [],
  acceptsCosts: false,
  limit: 'none',
  persist: 'auto',
} as const

/** The wizard before anything was typed. */
export const initialState: WizardState = {
  step: 'registry',
  typed: '',
  inspection: undefined,
  caFile: undefined,
  told: '',
  comparedByEye: false,
  plainHttp: undefined,
  ...noChoice,
  client: noClient,
  hosts: ['local'],
}

/** What becomes of the wizard. A comparison counts only for the certificate that it was made with. */
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
    case 'ca-file':
      return { ...state, caFile: action.caFile }
    case 'method':
      return { ...state, method: action.method, acceptsCosts: false }
    case 'no-restart':
      return { ...state, noRestart: action.noRestart }
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
    ? { ...state, inspection, caFile: undefined }
    : { ...forgetAnchor(state), ...noChoice, inspection, plainHttp: undefined }
}

function forgetAnchor(state: WizardState): WizardState {
  return { ...state, caFile: undefined, told: '', comparedByEye: false }
}

/** The registry as it is to be shown and trusted: with the CA file where there is one. */
export function shownInspection(state: WizardState): Inspection | undefined {
  return state.caFile?.inspection ?? state.inspection
}

/** The name of the registry that all this is about. */
export function registryOf(state: WizardState): string | undefined {
  return shownInspection(state)?.registry.name ?? state.plainHttp
}

/** Whether the trust anchor is confirmed: by a CA file, or by a comparison that did not go wrong. */
export function isConfirmed(state: WizardState): boolean {
  if (state.caFile) return true
  if (!state.inspection) return false
  const comparison = compareFingerprint(state.told, state.inspection)
  return confirms(comparison) || (comparison.result === 'empty' && state.comparedByEye)
}
