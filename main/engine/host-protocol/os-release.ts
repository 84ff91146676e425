import type { HostFacts } from '../../../shared/model/facts.ts'

/** The part of os-release(5) that matters; empty where it says nothing. */
export function readSystem(release: string): Omit<HostFacts['os'], 'kernel'> {
  const value = (key: string): string => unquoted(new RegExp(`^${key}=(.*)$`, 'm').exec(release)?.[1] ?? '')
  return {
    id: value('ID'),
    // Boot2Docker since 18.09 has no VERSION_ID.
    version: value('VERSION_ID') || value('VERSION'),
    name: value('PRETTY_NAME'),
    like: value('ID_LIKE').split(' ').filter(Boolean),
  }
}

/** Values follow the shell's quoting; a backslash quotes one character. */
function unquoted(value: string): string {
  return value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/\\(.)/g, '$1')
}
