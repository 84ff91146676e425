import { z } from 'zod'
import { fingerprintSchema } from './certificate.ts'
import { paramSchema } from './param.ts'

/** A chosen file. The main process keeps the content; the renderer only holds this ticket. */
export const fileTicketSchema = z.object({
  id: z.string(),
  /** The file's name without its directory. */
  name: z.string(),
  role: z.enum(['ca', 'next', 'client-cert', 'client-key', 'identity', 'request']),
  /** Its content in brief: certificates' subjects or the key's type; never a key itself. */
  contents: paramSchema,
  /** The certificates' fingerprints, for `ca`, `next` and `client-cert`. */
  fingerprints: z.array(fingerprintSchema),
})
export type FileTicket = z.infer<typeof fileTicketSchema>

const ticketId = z.string().min(1)
/** Postpones Docker's restart, even if Docker does not read the change before it. */
const noRestart = z.boolean().optional()
/** Also takes away what Docker stops at in the registry's directory; undo restores it. */
const setAside = z.boolean().optional()
/** For docker-machine's machines: change their config.json on this workstation too. */
const machineConfig = z.boolean().optional()

/** Files of CA certificates, by their tickets. */
export const caTicketsSchema = z.array(ticketId).min(1).max(16)

/**
 * Where the trust anchors come from. From the registry only with a verified fingerprint, in any spelling: from the chain
 * that it sends or, if `publishedCa` is set, from what it publishes as its CA. All CAs of files are anchors, unless a
 * fingerprint comes with them: then only the certificate that both name.
 */
const anchorSourceSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('registry'), fingerprint: z.string(), publishedCa: z.boolean().optional() }),
  z.object({ from: z.literal('file'), tickets: caTicketsSchema, fingerprint: z.string().optional() }),
])
export type AnchorSource = z.infer<typeof anchorSourceSchema>

/**
 * The possible places of an anchor. `registry`: for this registry alone. `system`: the trust store of the whole host.
 */
export const trustPlaceSchema = z.enum(['registry', 'system'])
export type TrustPlace = z.infer<typeof trustPlaceSchema>

/** Other programs with trust stores of their own, apart from the system's. */
export const clientStoreSchema = z.enum(['browsers', 'java'])
export type ClientStore = z.infer<typeof clientStoreSchema>

/** How trust survives the reboot of a Boot2Docker machine. */
export const persistSchema = z.enum(['auto', 'bootsync', 'certs-dir'])
export type Persist = z.infer<typeof persistSchema>

/** A person's intent. The same from every door. */
export const intentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('trust'),
    registry: z.string(),
    anchor: anchorSourceSchema,
    /** Files of CAs that are to be trusted too although they have not signed the registry's certificate yet. */
    next: caTicketsSchema.optional(),
    client: z.object({ cert: ticketId, key: ticketId }).optional(),
    setAside,
    /** `registry` if absent. */
    place: trustPlaceSchema.optional(),
    also: z.array(clientStoreSchema).optional(),
    /** Only for Boot2Docker. `auto` if absent. */
    persist: persistSchema.optional(),
    noRestart,
  }),
  z.object({
    kind: z.literal('untrust'),
    registry: z.string(),
    /** Also what no receipt names: somebody else's files for that registry, changed ones, those of a lost receipt. */
    all: z.boolean().optional(),
    noRestart,
  }),
  z.object({
    kind: z.literal('insecure-on'),
    registry: z.string(),
    /** The end of the wanted time. Only a reminder: it does not expire automatically. */
    until: z.iso.datetime().optional(),
    setAside,
    machineConfig,
  }),
  z.object({ kind: z.literal('insecure-off'), registry: z.string(), machineConfig }),
  /** Moves certificates that were appended to a Boot2Docker machine's server.pem into files of their own. */
  z.object({
    kind: z.literal('migrate'),
    /** Also takes the line out of the boot script that has all of server.pem trusted. */
    removeLine: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('undo'), change: z.string() }),
  z.object({ kind: z.literal('recover') }),
])
export type Intent = z.infer<typeof intentSchema>

const changeKinds = ['trust', 'untrust', 'insecure-on', 'insecure-off', 'migrate'] as const satisfies Intent['kind'][]

/** The intents that leave a change, which undo can revert. */
export const changeKindSchema = z.enum(changeKinds)
export type ChangeKind = z.infer<typeof changeKindSchema>

/** All of them. */
export const intentKindSchema = z.enum([...changeKinds, 'undo', 'recover'] as const satisfies Intent['kind'][])
export type IntentKind = z.infer<typeof intentKindSchema>
