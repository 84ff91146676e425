import { randomUUID } from 'node:crypto'
import { Failure } from '../../shared/failure.ts'
import type { FileTicket } from '../../shared/model/intent.ts'

/** A file that a person chose, with what the ticket stands for. */
export interface ChosenFile {
  readonly ticket: FileTicket
  readonly bytes: Uint8Array
  /** Where it lies on this workstation. */
  readonly path: string
  /** For an encrypted key. */
  readonly passphrase?: string
}

/** Keeps chosen files in this process: a door only ever hands out their tickets. */
export interface Tickets {
  keep(file: Omit<ChosenFile, 'ticket'>, about: Omit<FileTicket, 'id'>): FileTicket
  /** @throws Failure `file-ticket-unknown`, also where the ticket is for another role. */
  redeem(id: string, role: FileTicket['role']): ChosenFile
}

export function createTickets(): Tickets {
  const files = new Map<string, ChosenFile>()
  return {
    keep: (file, about) => {
      const ticket = { ...about, id: randomUUID() }
      files.set(ticket.id, { ...file, ticket })
      return ticket
    },
    redeem: (id, role) => {
      const file = files.get(id)
      if (file?.ticket.role !== role) throw new Failure('file-ticket-unknown')
      return file
    },
  }
}
