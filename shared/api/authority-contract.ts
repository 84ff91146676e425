import { z } from 'zod'
import {
  issuedSchema,
  keyKindSchema,
  madeSchema,
  profileSchema,
  requestSchema,
  revocationReasonSchema,
} from '../model/authority.ts'
import { foreignSchema, momentSchema } from '../model/certificate.ts'
import { failureDataSchema } from '../model/failure-data.ts'

const silent = z.never()
/** A path on the workstation, which only a door without file dialogs may name. */
const path = z.string().min(1)
const days = z.number().int().min(1).max(36_500)
/** The authority's directory, and a file with the passphrase of its key; without one it is asked for as a question. */
const unlocked = { directory: path, passphrasePath: path.optional() }

/** What can be asked about an authority of one's own. */
export const authorityContract = {
  /** A new authority. `names`: the domains and address ranges that it may sign for; none only if `unconstrained`. */
  'authority.init': {
    input: z.object({
      ...unlocked,
      subject: z.string(),
      key: keyKindSchema,
      days,
      names: z.array(z.string()),
      unconstrained: z.boolean(),
    }),
    output: z.object({ directory: z.string(), certificate: madeSchema }),
    event: silent,
  },
  /** A key and a client certificate that it signs itself, `NAME.key` and `NAME.cert`. */
  'authority.self-signed': {
    input: z.object({ name: z.string(), subject: z.string(), out: path, key: keyKindSchema, days }),
    output: z.object({ key: z.string(), certificate: madeSchema }),
    event: silent,
  },
  /** A key and a request for its certificate, `NAME.key` and `NAME.csr`. */
  'authority.request': {
    input: z.object({
      name: z.string(),
      subject: z.string(),
      names: z.array(z.string()),
      out: path,
      key: keyKindSchema,
    }),
    output: z.object({ key: z.string(), file: z.string() }),
    event: silent,
  },
  /** What requests ask for; a request that no authority should sign is its failure. */
  'authority.read-requests': {
    input: z.object({ files: z.array(path).min(1).max(10_000) }),
    output: z.array(
      z.object({ file: z.string(), request: requestSchema.optional(), failure: failureDataSchema.optional() }),
    ),
    event: silent,
  },
  /** Signs requests: `NAME.crt` in `out` for `NAME.csr`. `names`, if given, are granted in place of those asked for. */
  'authority.sign': {
    input: z.object({
      ...unlocked,
      files: z.array(path).min(1).max(10_000),
      profile: profileSchema,
      names: z.array(z.string()).optional(),
      days,
      out: path,
    }),
    output: z.array(
      z.object({ file: z.string(), certificate: madeSchema.optional(), failure: failureDataSchema.optional() }),
    ),
    event: silent,
  },
  'authority.list': {
    input: z.object({ directory: path }),
    output: z.object({ authority: foreignSchema, notAfter: momentSchema, certificates: z.array(issuedSchema) }),
    event: silent,
  },
  'authority.revoke': {
    input: z.object({ directory: path, serial: z.string(), reason: revocationReasonSchema.optional() }),
    output: issuedSchema,
    event: silent,
  },
  /** A new list of revoked certificates, at its usual place or in `out`. */
  'authority.crl': {
    input: z.object({ ...unlocked, days, out: path.optional(), der: z.boolean() }),
    output: z.object({ file: z.string(), number: z.string(), revoked: z.number().int(), nextUpdate: momentSchema }),
    event: silent,
  },
} as const
