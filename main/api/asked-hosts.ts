import { type HostHandle, type NotFound, unattended } from '../hosts/directory.ts'
import type { ApiDeps } from './deps.ts'

/** A host that a question is about, or why it was not found. */
export type AskedHost = HostHandle | NotFound

/** The named hosts, which may ask a person; without a name all of them, which may not. */
export async function askedHosts(
  { hosts }: Pick<ApiDeps, 'hosts'>,
  named: readonly string[] | undefined,
): Promise<{ readonly found: readonly AskedHost[]; readonly thrown: readonly unknown[] }> {
  if (named !== undefined) return { found: await hosts.findEach(named), thrown: [] }
  const { hosts: all, thrown } = await hosts.list()
  return { found: all.map(unattended), thrown }
}
