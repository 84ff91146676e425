import { visibleText } from '../../shared/visible-text.ts'
import { useWords } from './language.tsx'
import { Stranger } from './stranger.tsx'

interface HostNameProps {
  readonly id: string
  /** On its own, not within a sentence. */
  readonly alone?: boolean
}

/** A host's name for people, by its id. */
export function HostName({ id, alone = false }: HostNameProps) {
  const { hosts } = useWords()
  if (id !== 'local') return <Stranger text={id} />
  return alone ? hosts.localAlone : hosts.local
}

/** The same as a string, for labels. */
export function useHostName(): (id: string) => string {
  const { hosts } = useWords()
  return (id) => (id === 'local' ? hosts.local : visibleText(id))
}
