import { z } from 'zod'
import type { Envelope } from './envelope.ts'

/** Chosen by the page: unique, also across reloads. */
const id = z.string().min(1).max(64)

/** A message from the page to the desktop's main process: a call, or a request to stop one. */
export const bridgeRequestSchema = z.union([
  z.strictObject({ id, abort: z.literal(true) }),
  z.strictObject({ id, verb: z.string().max(64), input: z.unknown() }),
])
export type BridgeRequest = z.infer<typeof bridgeRequestSchema>

/** A message from the main process to the page: any number of events of a call, then its reply. */
export type BridgeMessage =
  | { readonly id: string; readonly event: unknown }
  | { readonly id: string; readonly reply: Envelope<unknown> }

/** `window.mooring`, the desktop page's only access to the outside. */
export interface Bridge {
  send(request: BridgeRequest): void
  /** Returns the function that stops listening. */
  listen(handler: (message: BridgeMessage) => void): () => void
}
