import { randomUUID } from 'node:crypto'
import { Failure } from '../../shared/failure.ts'
import type { FileTicket } from '../../shared/model/intent.ts'
import type { JudgedClientPair } from '../certificates/read/client-pair.ts'
import type { NamedFile } from '../certificates/read/named-file.ts'
import type { JobFile } from '../reader/jobs.ts'
import type { Reader } from '../reader/reader.ts'
import { expectPair } from './expect-bytes.ts'

/** A chosen file. */
export interface ChosenFile extends NamedFile {
  readonly role: FileTicket['role']
  /** Its path on this workstation. */
  readonly path: string
  /** For an encrypted key. */
  readonly passphrase?: string
}

/** Keeps chosen files; doors only see their tickets, and only the reader gets content. */
export interface Tickets {
  keep(file: ChosenFile, about: Pick<FileTicket, 'contents' | 'fingerprints'>): FileTicket
  /** @throws Failure `file-ticket-unknown`, also if the ticket is for another role. */
  redeem(id: string, role: FileTicket['role']): ChosenFile
}

export function createTickets(): Tickets {
  const files = new Map<string, ChosenFile>()
  return {
    keep: (file, about) => {
      const id = randomUUID()
      files.set(id, file)
      return { ...about, id, name: file.name, role: file.role }
    },
    redeem: (id, role) => {
      const file = files.get(id)
      if (file?.role !== role) throw new Failure('file-ticket-unknown')
      return file
    },
  }
}

/** The files of several tickets. @throws Failure `file-ticket-unknown`. */
export function redeemAll(
  { tickets }: { readonly tickets: Tickets },
  ids: readonly string[],
  role: FileTicket['role'],
): ChosenFile[] {
  return ids.map((id) => tickets.redeem(id, role))
}

/** A file as the reader gets it: its name and bytes, without what else is known of it. */
export function contentOf({ name, bytes }: NamedFile): JobFile {
  return { name, base64: Buffer.from(bytes).toString('base64') }
}

/**
 * The client pair of two tickets in Docker's form: the client's own certificate first, the key unencrypted.
 * @throws Failure `file-ticket-unknown`, and those of readClientPair.
 */
export async function redeemClientPair(
  { tickets, reader, now }: { readonly tickets: Tickets; readonly reader: Reader; readonly now: () => Date },
  { cert, key }: { readonly cert: string; readonly key: string },
  signal: AbortSignal,
): Promise<JudgedClientPair> {
  const keyFile = tickets.redeem(key, 'client-key')
  const certFile = tickets.redeem(cert, 'client-cert')
  const files = { cert: contentOf(certFile), key: contentOf(keyFile) }
  const pair = await reader(
    { kind: 'client-pair', ...files, passphrase: keyFile.passphrase, now: now().toISOString() },
    signal,
  )
  expectPair(pair, certFile)
  return pair
}
