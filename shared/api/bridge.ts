import { z } from 'zod'
import type { Envelope } from './envelope.ts'

/** Chosen by the page: unlike any other, also those of the page that it was before a reload. */
const id = z.string().min(1).max(64)

/** What the page may tell the desktop's main process: a call, or the wish to stop one. */
export const bridgeRequestSchema = z.union([
  z.strictObject({ id, abort: z.literal(true) }),
  z.strictObject({ id, verb: z.string().max(64), input: z.unknown() }),
])
export type BridgeRequest = z.infer<typeof bridgeRequestSchema>

/** What the main process tells the page: any number of events of a call, then its reply. */
export type BridgeMessage =
  | { readonly id: string; readonly event: unknown }
  | { readonly id: string; readonly reply: Envelope<unknown> }

/** `window.mooring`, all that the desktop's page can reach outside itself. */
export interface Bridge {
  send(request: BridgeRequest): void
  /** Returns the function that stops listening. */
  listen(handler: (message: BridgeMessage) => void): () => void
}
