import { z } from 'zod'
import { paramSchema } from '../words/param.ts'
import { fingerprintSchema } from './certificate.ts'

/** A file that a person chose. Main keeps the content; the renderer only ever holds this ticket. */
export const fileTicketSchema = z.object({
  id: z.string(),
  /** The file's name without its directory. */
  name: z.string(),
  role: z.enum(['ca', 'client-cert', 'client-key', 'identity']),
  /** What is in it: certificates' subjects, or what kind of key; never a key's content. */
  contents: paramSchema,
  /** The certificates' fingerprints, for `ca` and `client-cert`. */
  fingerprints: z.array(fingerprintSchema),
})
export type FileTicket = z.infer<typeof fileTicketSchema>

const ticketId = z.string().min(1)
/** Leaves Docker as it runs, even if it takes a restart until it knows of the change. */
const noRestart = z.boolean().optional()
/** For docker-machine's machines: their config.json on this workstation is to say the same. */
const machineConfig = z.boolean().optional()

/**
 * Where the trust anchor comes from. From the registry only with a fingerprint that someone compared, in any spelling;
 * with a file a fingerprint may stand as well, and then both must hold.
 */
const anchorSourceSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('registry'), fingerprint: z.string() }),
  z.object({ from: z.literal('file'), ticket: ticketId, fingerprint: z.string().optional() }),
])
export type AnchorSource = z.infer<typeof anchorSourceSchema>

/** Where an anchor can go. `registry`: for this registry alone. `system`: the trust store of the whole host. */
export const trustPlaceSchema = z.enum(['registry', 'system'])
export type TrustPlace = z.infer<typeof trustPlaceSchema>

/** Programs beside Docker that have trust stores of their own, whatever the system's says. */
export const clientStoreSchema = z.enum(['browsers', 'java'])
export type ClientStore = z.infer<typeof clientStoreSchema>

/** How trust survives the reboot of a Boot2Docker machine. */
export const persistSchema = z.enum(['auto', 'bootsync', 'certs-dir'])
export type Persist = z.infer<typeof persistSchema>

/** What a person wants. The same from every door. */
export const intentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('trust'),
    registry: z.string(),
    anchor: anchorSourceSchema,
    client: z.object({ cert: ticketId, key: ticketId }).optional(),
    /** `registry` where absent. */
    place: trustPlaceSchema.optional(),
    also: z.array(clientStoreSchema).optional(),
    /** Nothing but Boot2Docker has that choice. `auto` where absent. */
    persist: persistSchema.optional(),
    noRestart,
  }),
  z.object({ kind: z.literal('untrust'), registry: z.string(), noRestart }),
  z.object({
    kind: z.literal('insecure-on'),
    registry: z.string(),
    /** Until when it is wanted. Nothing ends it by itself; it reminds. */
    until: z.iso.datetime().optional(),
    machineConfig,
  }),
  z.object({ kind: z.literal('insecure-off'), registry: z.string(), machineConfig }),
  /** Gives certificates that were appended to a Boot2Docker machine's server.pem files of their own. */
  z.object({ kind: z.literal('migrate') }),
  z.object({ kind: z.literal('undo'), change: z.string() }),
  z.object({ kind: z.literal('recover') }),
])
export type Intent = z.infer<typeof intentSchema>

const changeKinds = ['trust', 'untrust', 'insecure-on', 'insecure-off', 'migrate'] as const satisfies Intent['kind'][]

/** The intents that leave a change of their own, which undo takes back. */
export const changeKindSchema = z.enum(changeKinds)
export type ChangeKind = z.infer<typeof changeKindSchema>

/** All of them. */
export const intentKindSchema = z.enum([...changeKinds, 'undo', 'recover'] as const satisfies Intent['kind'][])
