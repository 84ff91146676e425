import type { Host } from '../../../shared/model/host.ts'
import type { Tone } from '../../ui/tone.ts'
import { useWords } from '../../words/language.tsx'
import type { HostRow } from './host-list.ts'

/** The tone of each state. A host being looked at is neutral. */
export const hostTones: Readonly<Record<Host['state'], Tone | 'neutral'>> = {
  ready: 'good',
  looking: 'neutral',
  stopped: 'info',
  'engine-stopped': 'warning',
  'no-engine': 'warning',
  'no-root': 'error',
  unsupported: 'warning',
  'key-unknown': 'warning',
  unreachable: 'error',
  'login-failed': 'error',
  'key-changed': 'error',
}

/** The state to show for a row. */
export function rowState({ host, looking }: HostRow): Host['state'] {
  return looking ? 'looking' : host.state
}

/** Whether a host in this state can be changed: one whose engine has stopped uses the change at its start. */
export function isChangeable(state: Host['state']): boolean {
  return state === 'ready' || state === 'engine-stopped'
}

/** Whether the host can be changed now. An interrupted change must be rolled back first. */
export function mayBeChosen(row: HostRow): boolean {
  return isChangeable(rowState(row)) && row.host.unfinished === undefined
}

/** The number of rows in each state, good states first. */
export function countStates(rows: readonly HostRow[]): readonly (readonly [state: Host['state'], count: number])[] {
  const order: readonly Host['state'][] = Object.keys(hostTones) as Host['state'][]
  return order
    .map((state) => [state, rows.filter((row) => rowState(row) === state).length] as const)
    .filter(([, count]) => count > 0)
}

/**
 * The rows whose visible text contains all the words.
 * @param nameOf a host's name on the screen.
 */
export function findHosts(rows: readonly HostRow[], typed: string, nameOf: (host: Host) => string): readonly HostRow[] {
  const words = typed.toLowerCase().split(/\s+/)
  return rows.filter(({ host }) => {
    const text = [nameOf(host), host.label, host.system, ...host.registries].join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** A host's own name, without where it comes from; this machine's has words of its own. */
export function hostTitle({ id, source }: Pick<Host, 'id' | 'source'>): string {
  const [, name = id] = /^(?:machine|context|ssh):(?!\/\/)(.+)$/.exec(id) ?? []
  return source === 'saved' || source === 'local' ? id : name
}

/** What a host in a list is headed by, where the list says as well where it comes from. */
export function useHostTitle(): (host: Pick<Host, 'id' | 'source'>) => string {
  const { hosts } = useWords()
  return (host) => (host.id === 'local' ? hosts.localAlone : hostTitle(host))
}
