import type { Host } from '../../../shared/model/host.ts'
import type { Tone } from '../../ui/tone.ts'
import { useWords } from '../../words/language.tsx'
import type { HostRow } from './host-list.ts'

/** What each state means. A host that is being looked at means nothing yet. */
export const hostTones: Readonly<Record<Host['state'], Tone | 'neutral'>> = {
  ready: 'good',
  looking: 'neutral',
  stopped: 'info',
  'no-engine': 'warning',
  unsupported: 'warning',
  'key-unknown': 'warning',
  unreachable: 'error',
  'login-failed': 'error',
  'key-changed': 'error',
}

/** A row's state as it is shown. */
export function rowState({ host, looking }: HostRow): Host['state'] {
  return looking ? 'looking' : host.state
}

/** Whether a change can be made there. An interrupted one must be put right before another one. */
export function mayBeChosen(row: HostRow): boolean {
  return rowState(row) === 'ready' && row.host.unfinished === undefined
}

/** How many rows there are in each state, the good news first. */
export function countStates(rows: readonly HostRow[]): readonly (readonly [state: Host['state'], count: number])[] {
  const order: readonly Host['state'][] = Object.keys(hostTones) as Host['state'][]
  return order
    .map((state) => [state, rows.filter((row) => rowState(row) === state).length] as const)
    .filter(([, count]) => count > 0)
}

/**
 * The rows that hold every one of the words, in whatever is shown of them.
 * @param nameOf how a host is called on the screen.
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
