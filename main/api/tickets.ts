import { randomUUID } from 'node:crypto'
import { Failure } from '../../shared/failure.ts'
import type { FileTicket } from '../../shared/model/intent.ts'
import { type CaFile, type NamedFile, readCaFile } from '../certificates/read/certificate-file.ts'
import { type ClientPair, readClientPair } from '../certificates/read/client-pair.ts'

/** A chosen file. */
export interface ChosenFile extends NamedFile {
  readonly role: FileTicket['role']
  /** Its path on this workstation. */
  readonly path: string
  /** For an encrypted key. */
  readonly passphrase?: string
}

/** Keeps chosen files in this process; doors only see their tickets. */
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

/**
 * The CA file of a ticket.
 * @throws Failure `file-ticket-unknown`, `certificate-holds-key`, `certificate-not-pem`.
 */
export function redeemCaFile(tickets: Tickets, ticket: string): CaFile {
  return readCaFile(tickets.redeem(ticket, 'ca'))
}

/**
 * The client pair of two tickets in Docker's form: the client's own certificate first, the key unencrypted.
 * @throws Failure `file-ticket-unknown`, and those of {@link readClientPair}.
 */
export function redeemClientPair(
  tickets: Tickets,
  { cert, key }: { readonly cert: string; readonly key: string },
): ClientPair {
  const keyFile = tickets.redeem(key, 'client-key')
  return readClientPair(tickets.redeem(cert, 'client-cert'), keyFile, keyFile.passphrase)
}
