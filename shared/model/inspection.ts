import { z } from 'zod'
import { isNoteCode, type NoteCode } from '../words/en/notes.ts'
import { type Phrase, paramsSchema } from '../words/param.ts'
import { certificateSchema, fingerprintSchema } from './certificate.ts'
import { failureDataSchema } from './failure-data.ts'

/** A registry's name in Docker, which is also its directory name in certs.d, and its address. */
export const registrySchema = z.object({
  /** `host` or `host:port`, exactly as in image references; `host` and `host:443` are two registries. */
  name: z.string(),
  /** Without brackets for IPv6. */
  host: z.string(),
  /** The port to connect to; 443 if the name has none. */
  port: z.number().int(),
  /** The parts removed from the typed text: a scheme, a path, an image name. The user should know. */
  ignored: z.string().optional(),
})
export type Registry = z.infer<typeof registrySchema>

/** Something worth knowing about a chain, in Go's terms: `error` means that Docker will refuse it even when trusted. */
export const findingSchema = z.object({
  code: z.custom<NoteCode>((code) => typeof code === 'string' && isNoteCode(code)),
  severity: z.enum(['error', 'warning', 'info']),
  /** Index into the chain, if the finding is about one certificate. */
  certificate: z.number().int().optional(),
  message: z.string(),
  hint: z.string(),
  params: paramsSchema,
})
export type Finding = z.infer<typeof findingSchema>

/** The certificate to use as the trust anchor, and why. */
export const anchorSchema = z.object({
  certificate: certificateSchema,
  kind: z.enum(['self-signed-leaf', 'root-in-chain', 'topmost-intermediate', 'leaf-only', 'ca-file', 'pinned']),
  /** Why this one, in a sentence; in English, for programs. */
  reason: z.string(),
  /** Fingerprints from the leaf to the anchor; each certificate's signature verifies with the next one's key. */
  path: z.array(fingerprintSchema),
})
export type Anchor = z.infer<typeof anchorSchema>

/** Why this kind of anchor was chosen. */
export function anchorReason(kind: Anchor['kind'], subject: string): Phrase {
  return { phrase: `anchor-${kind}`, params: { subject } }
}

/** The answer to `GET /v2/` (distribution spec, “API version check”). */
export const apiAnswerSchema = z.object({
  status: z.number().int(),
  /** `Docker-Distribution-Api-Version` is present, or the body and challenge look like a registry's. */
  isRegistry: z.boolean(),
  /** The address in `WWW-Authenticate: Bearer realm=…`: a second TLS endpoint that Docker must trust. */
  tokenRealm: z.string().optional(),
})

/** The result of inspecting a registry. */
export const inspectionSchema = z.object({
  registry: registrySchema,
  /** Every address the name resolved to, and the one that answered. */
  addresses: z.array(z.string()),
  address: z.string(),
  /** The environment's proxy for this host, if any. */
  proxy: z.string().optional(),
  /** `TLSv1.3` … and the cipher's standard name. */
  tls: z.object({ protocol: z.string(), cipher: z.string() }),
  /** The chain exactly as the registry sent it, leaf first by its own claim. */
  chain: z.array(certificateSchema).min(1),
  /** The chain put in order from the leaf upwards, as indexes; certificates that do not belong are left out. */
  order: z.array(z.number().int()),
  anchor: anchorSchema,
  findings: z.array(findingSchema),
  /** Whether this machine's public roots already make the chain and the name valid. */
  publiclyTrusted: z.boolean(),
  /** Absent if the registry closed the connection after the handshake. */
  api: apiAnswerSchema.optional(),
  /** The token realm's own TLS, if it is another host. */
  realm: z
    .object({
      url: z.string(),
      host: z.string(),
      sameAnchor: z.boolean(),
      fingerprint: fingerprintSchema.optional(),
      error: failureDataSchema.optional(),
    })
    .optional(),
  /** The time of the inspection, ISO 8601. */
  at: z.string(),
})
export type Inspection = z.infer<typeof inspectionSchema>
