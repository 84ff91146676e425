import type { FileTicket } from '../../../shared/model/intent.ts'

/** The chosen halves of a client pair. */
export interface ClientFiles {
  readonly cert: FileTicket | undefined
  readonly key: FileTicket | undefined
}

/** No client pair. A pair is only for the registry that it was chosen for. */
export const noClient: ClientFiles = { cert: undefined, key: undefined }

/** Whether the client pair is complete or absent, not half chosen. */
export function isClientWhole({ cert, key }: ClientFiles): boolean {
  return (cert === undefined) === (key === undefined)
}

/** A complete client pair in the contract's form. */
export function clientTickets({ cert, key }: ClientFiles): { client?: { cert: string; key: string } } {
  return cert && key ? { client: { cert: cert.id, key: key.id } } : {}
}
