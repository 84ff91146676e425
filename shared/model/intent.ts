import { z } from 'zod'
import { fingerprintSchema } from './certificate.ts'

/** A file that a person chose. Main keeps the content; the renderer only ever holds this ticket. */
export const fileTicketSchema = z.object({
  id: z.string(),
  /** The file's name without its directory. */
  name: z.string(),
  role: z.enum(['ca', 'client-cert', 'client-key', 'identity']),
  /** What is in it, in words fit for the screen; never a key's content. */
  summary: z.string(),
  /** The certificates' fingerprints, for `ca` and `client-cert`. */
  fingerprints: z.array(fingerprintSchema),
})
export type FileTicket = z.infer<typeof fileTicketSchema>

const ticketId = z.string().min(1)
/** Leaves Docker as it runs, even if it takes a restart until it knows of the change. */
const noRestart = z.boolean().optional()

/** Where the trust anchor comes from. From the registry only with a fingerprint that someone compared, in any spelling. */
export const anchorSourceSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('registry'), fingerprint: z.string() }),
  z.object({ from: z.literal('file'), ticket: ticketId }),
])

/** What a person wants. The same from every door. */
export const intentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('trust'),
    registry: z.string(),
    anchor: anchorSourceSchema,
    client: z.object({ cert: ticketId, key: ticketId }).optional(),
    /** `registry`, the default: for this registry alone. `system`: the trust store of the whole host. */
    place: z.enum(['registry', 'system']).optional(),
    /** Programs beside Docker that shall trust it too: browsers, and Java. */
    also: z.array(z.enum(['browsers', 'java'])).optional(),
    /** How it survives the reboot of a Boot2Docker machine; nothing else has that choice. `auto` where absent. */
    persist: z.enum(['auto', 'bootsync', 'certs-dir']).optional(),
    noRestart,
  }),
  z.object({ kind: z.literal('untrust'), registry: z.string(), noRestart }),
  z.object({
    kind: z.literal('insecure'),
    registry: z.string(),
    on: z.boolean(),
    /** Until when it is wanted. Nothing ends it by itself; it reminds. */
    until: z.iso.datetime().optional(),
    /** For docker-machine's machines: their config.json on this workstation is to say the same. */
    machineConfig: z.boolean().optional(),
  }),
  /** Gives certificates that were appended to a Boot2Docker machine's server.pem files of their own. */
  z.object({ kind: z.literal('migrate') }),
  z.object({ kind: z.literal('undo'), change: z.string() }),
  z.object({ kind: z.literal('recover') }),
])
export type Intent = z.infer<typeof intentSchema>
