import { visibleText } from '../../shared/visible-text.ts'
import { useWords } from './language.tsx'
import { Stranger } from './stranger.tsx'

interface HostNameProps {
  readonly id: string
  /** On its own, not within a sentence. */
  readonly alone?: boolean
}

/** A host by its id, as people call it. */
export function HostName({ id, alone = false }: HostNameProps) {
  const { hosts } = useWords()
  if (id !== 'local') return <Stranger text={id} />
  return alone ? hosts.localAlone : hosts.local
}

/** The same for places that take no components, such as labels. */
export function useHostName(): (id: string) => string {
  const { hosts } = useWords()
  return (id) => (id === 'local' ? hosts.local : visibleText(id))
}
