import { isAlias } from '../../../../../shared/ssh-address.ts'
import type { ConfigFile } from './files.ts'

/** The hosts with a section in ssh_config, in order: the words of Host lines that are no patterns. */
export function namedHosts(files: readonly ConfigFile[]): string[] {
  return [...new Set(files.flatMap(namesIn))].filter(isAlias)
}

function namesIn(file: ConfigFile): string[] {
  return file.flatMap((line) => {
    if ('included' in line) return line.included.flatMap(namesIn)
    return line.meaning.kind === 'host' ? line.meaning.patterns : []
  })
}
