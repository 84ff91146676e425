import { Failure } from '../../shared/failure.ts'
import type { FileTicket } from '../../shared/model/intent.ts'
import type { GivenOptions } from './grammar/commands.ts'
import { dataOf, type Session } from './session.ts'

/** Options that name a client pair. The key's passphrase comes from a file, never from a flag. */
export type ClientOptions = GivenOptions<'clientCert' | 'clientKey' | 'passphraseFile'>

/** Hands a file in, and returns its ticket's id. Where it is an encrypted key, a person may be asked for its passphrase. */
export async function chooseFile(
  session: Session,
  role: FileTicket['role'],
  path: string,
  passphrasePath?: string,
): Promise<string> {
  const passphrase = passphrasePath === undefined ? {} : { passphrasePath }
  const { signal } = session
  return dataOf<'files.choose'>(await session.call('files.choose', { role, path, ...passphrase }, { signal })).id
}

/** The tickets of the CA files that were named, for the registry as it is and for what comes next. */
export async function chooseCaFiles(
  session: Session,
  { ca, next }: GivenOptions<'ca' | 'next'>,
): Promise<{ ca?: string[]; next?: string[] }> {
  const chosen: { ca?: string[]; next?: string[] } = {}
  // One after the other: each may ask for something.
  for (const path of ca ?? []) chosen.ca = [...(chosen.ca ?? []), await chooseFile(session, 'ca', path)]
  for (const path of next ?? []) chosen.next = [...(chosen.next ?? []), await chooseFile(session, 'next', path)]
  return chosen
}

/**
 * The tickets of a client pair; empty if none was named.
 * @throws Failure `client-pair-incomplete`.
 */
export async function chooseClient(
  session: Session,
  { clientCert, clientKey, passphraseFile }: ClientOptions,
): Promise<{ client?: { cert: string; key: string } }> {
  if (clientCert === undefined && clientKey === undefined) return {}
  if (clientCert === undefined || clientKey === undefined) throw new Failure('client-pair-incomplete')
  const cert = await chooseFile(session, 'client-cert', clientCert)
  const key = await chooseFile(session, 'client-key', clientKey, passphraseFile)
  return { client: { cert, key } }
}
