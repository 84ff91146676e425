import { filesIn, type HostFacts } from '../../../../shared/model/facts.ts'

/** The files of a registry's directory that Docker reads: certificates to trust, and client pairs. */
export function certificateFiles(facts: HostFacts, directory: string): string[] {
  return filesIn(facts, directory).flatMap(({ path }) => (/\.(?:crt|cert|key)$/.test(path) ? [path] : []))
}
