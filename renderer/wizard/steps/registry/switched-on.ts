import type { Change } from '../../../../shared/model/change.ts'
import { isLive } from '../../../../shared/model/facts.ts'

/** A registry on a host. */
export interface InsecureRegistry {
  readonly host: string
  readonly registry: string
}

/**
 * Registries that were made insecure from here and, by the history, still are. Directory trees do not count: nothing
 * runs in them.
 * @param changes the newest first.
 */
export function switchedOn(changes: readonly Change[]): InsecureRegistry[] {
  const latest = new Map<string, Change>()
  for (const change of changes) {
    const key = `${change.host} ${change.registry}`
    const isSwitch = change.kind === 'insecure-on' || change.kind === 'insecure-off'
    if (isSwitch && change.state === 'applied' && isLive(change) && !latest.has(key)) latest.set(key, change)
  }
  return [...latest.values()]
    .filter(({ kind }) => kind === 'insecure-on')
    .flatMap(({ host, registry }) => (registry === undefined ? [] : { host, registry }))
}
