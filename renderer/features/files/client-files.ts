import type { FileTicket } from '../../../shared/model/intent.ts'

/** The halves of a client pair, as far as they are chosen. */
export interface ClientFiles {
  readonly cert: FileTicket | undefined
  readonly key: FileTicket | undefined
}

/** A client pair is shown to the registry that it was chosen for, and to no other. */
export const noClient: ClientFiles = { cert: undefined, key: undefined }

/** Whether the client pair is whole or not wanted at all; half a pair is neither. */
export function isClientWhole({ cert, key }: ClientFiles): boolean {
  return (cert === undefined) === (key === undefined)
}

/** A whole client pair as the contract wants it. */
export function clientTickets({ cert, key }: ClientFiles): { client?: { cert: string; key: string } } {
  return cert && key ? { client: { cert: cert.id, key: key.id } } : {}
}
