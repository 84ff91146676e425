import { z } from 'zod'
import { isNoteCode, type NoteCode } from '../words/en/notes.ts'
import { certificateSchema, fingerprintSchema, foreignSchema, momentSchema } from './certificate.ts'
import { failureDataSchema } from './failure-data.ts'
import { paramsSchema } from './param.ts'

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
  message: foreignSchema,
  hint: foreignSchema,
  params: paramsSchema,
})
export type Finding = z.infer<typeof findingSchema>

/** The certificate to use as the trust anchor, and why. */
export const anchorSchema = z.object({
  certificate: certificateSchema,
  kind: z.enum([
    'self-signed-leaf',
    'root-in-chain',
    'topmost-intermediate',
    'leaf-only',
    'ca-file',
    'published',
    'pinned',
  ]),
  /** Why this one, in a sentence; in English, for programs. */
  reason: foreignSchema,
  /** Fingerprints from the leaf to the anchor; each certificate's signature verifies with the next one's key. */
  path: z.array(fingerprintSchema),
})
export type Anchor = z.infer<typeof anchorSchema>

/** The answer to `GET /v2/` (distribution spec, “API version check”). */
export const apiAnswerSchema = z.object({
  status: z.number().int(),
  /** `Docker-Distribution-Api-Version` is present, or the body and challenge look like a registry's. */
  isRegistry: z.boolean(),
  /** The address in `WWW-Authenticate: Bearer realm=…`: a second TLS endpoint that Docker must trust. */
  tokenRealm: foreignSchema.optional(),
})

/** Characters: an IPv6 address with its zone. */
const longestAddress = 64

/** A name of TLS, for example `TLSv1.3` or `TLS_AES_128_GCM_SHA256`. */
const tlsNameSchema = z.string().regex(/^[\w.-]{1,64}$/)

/** The result of inspecting a registry. */
export const inspectionSchema = z.object({
  registry: registrySchema,
  /** Every address the name resolved to, and the one that answered. */
  addresses: z.array(z.string().max(longestAddress)),
  address: z.string().max(longestAddress),
  /** The environment's proxy for this host, if any. */
  proxy: z.string().optional(),
  /** `TLSv1.3` … and the cipher's standard name. */
  tls: z.object({ protocol: tlsNameSchema, cipher: tlsNameSchema }),
  /** The chain exactly as the registry sent it, leaf first by its own claim. */
  chain: z.array(certificateSchema).min(1),
  /** The chain put in order from the leaf upwards, as indexes; certificates that do not belong are left out. */
  order: z.array(z.number().int()),
  anchor: anchorSchema,
  /** Other certificates of the given files that are to be trusted beside the anchor. */
  others: z.array(certificateSchema).optional(),
  findings: z.array(findingSchema),
  /** Whether this machine's public roots already make the chain and the name valid. */
  publiclyTrusted: z.boolean(),
  /** Absent if the registry closed the connection after the handshake. */
  api: apiAnswerSchema.optional(),
  /** The token realm's own TLS, if it is another host. */
  realm: z
    .object({
      url: foreignSchema,
      host: foreignSchema,
      sameAnchor: z.boolean(),
      fingerprint: fingerprintSchema.optional(),
      error: failureDataSchema.optional(),
    })
    .optional(),
  /** The time of the inspection, ISO 8601. */
  at: momentSchema,
})
export type Inspection = z.infer<typeof inspectionSchema>

/** What a look at a registry waits for: its address, its certificate, its answer to `GET /v2/`, the CA that it publishes, its
 * login server. */
export const inspectionStageSchema = z.enum(['address', 'handshake', 'answer', 'published-ca', 'login-server'])
export type InspectionStage = z.infer<typeof inspectionStageSchema>

/** An event of a call that looks at a registry. */
export const waitingSchema = z.object({ waiting: inspectionStageSchema })
