import type { Host } from '../../../shared/model/host.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { useText } from '../../text/text-context.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import { hostTitle } from './host-view.ts'

interface HostNameProps {
  readonly id: string
  /** On its own, not within a sentence. */
  readonly alone?: boolean
}

/** A host by its id, as people call it. */
export function HostName({ id, alone = false }: HostNameProps) {
  const { hosts } = useText()
  if (id !== 'local') return <Stranger text={id} />
  return alone ? hosts.localAlone : hosts.local
}

/** The same for places that take no components, such as labels. */
export function useHostName(): (id: string) => string {
  const { hosts } = useText()
  return (id) => (id === 'local' ? hosts.local : visibleText(id))
}

/** What a host in a list is headed by, where the list says as well where it comes from. */
export function useHostTitle(): (host: Pick<Host, 'id' | 'source'>) => string {
  const { hosts } = useText()
  return (host) => (host.id === 'local' ? hosts.localAlone : hostTitle(host))
}
