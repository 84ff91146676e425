import type { Anchor } from '../../../shared/model/inspection.ts'
import type { Intent, Persist } from '../../../shared/model/intent.ts'
import { clientTickets, isClientWhole } from '../../features/files/client-files.ts'
import { untilOf } from '../../features/insecure/limits.ts'
import { confirmedCertificate, type GivenFiles, registryOf, shownInspection, type WizardState } from './state.ts'

/** Whether the step How is complete: the costs of insecure are accepted, or the client pair is complete or absent. */
export function isHowAnswered({ method, acceptsCosts, client }: WizardState): boolean {
  return method === 'insecure' ? acceptsCosts : isClientWhole(client)
}

/**
 * The user's intent; undefined until it is complete. Insecure installs no trust anchor, so it needs none.
 * @param now milliseconds since 1970; a time limit begins here.
 */
export function intentOf(state: WizardState, now: number): Intent | undefined {
  if (!isHowAnswered(state)) return undefined
  return state.method === 'insecure' ? insecureIntent(state, now) : trustIntent(state)
}

function insecureIntent(state: WizardState, now: number): Intent | undefined {
  const registry = registryOf(state)
  return registry === undefined
    ? undefined
    : { kind: 'insecure-on', registry, ...untilOf(state.limit, now), ...asideOf(state) }
}

function trustIntent(state: WizardState): Intent | undefined {
  const inspection = shownInspection(state)
  const certificate = confirmedCertificate(state)
  if (!inspection || !certificate) return undefined
  const { fingerprint } = certificate
  const { given } = state
  return {
    kind: 'trust',
    registry: inspection.registry.name,
    anchor: given?.ca
      ? { from: 'file', tickets: [given.ca.id], ...(isAlone(given) && { fingerprint }) }
      : { from: 'registry', fingerprint, ...(isPublished(inspection.anchor, fingerprint) && { publishedCa: true }) },
    ...(given?.next ? { next: [given.next.id] } : {}),
    ...clientTickets(state.client),
    ...asideOf(state),
    ...(state.also.length > 0 ? { also: [...state.also] } : {}),
    ...(state.method === 'system' ? { place: 'system', noRestart: state.noRestart } : persistOf(state)),
  }
}

/** Whether no other certificate of the CA file was shown as an anchor: then none takes its place when the registry is seen again. */
function isAlone({ next, inspection: { others = [] } }: GivenFiles): boolean {
  return others.every(({ fingerprint }) => next?.fingerprints.includes(fingerprint))
}

/** Whether it is the fingerprint of what the registry publishes as its CA and does not send. */
function isPublished({ kind, certificate }: Anchor, fingerprint: string): boolean {
  return kind === 'published' && certificate.fingerprint === fingerprint
}

function asideOf({ setAside }: WizardState): { setAside?: true } {
  return setAside ? { setAside } : {}
}

function persistOf({ persist }: WizardState): { persist?: Exclude<Persist, 'auto'> } {
  return persist === 'auto' ? {} : { persist }
}
