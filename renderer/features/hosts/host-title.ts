import type { Host } from '../../../shared/model/host.ts'
import { useWords } from '../../words/language.tsx'

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
