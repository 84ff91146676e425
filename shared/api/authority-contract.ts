import { z } from 'zod'
import {
  issuedSchema,
  keyKindSchema,
  madeSchema,
  mostDays,
  profileSchema,
  requestSchema,
  revocationReasonSchema,
} from '../model/authority.ts'
import { certificateSchema, foreignSchema, momentSchema } from '../model/certificate.ts'
import { failureDataSchema } from '../model/failure-data.ts'

const silent = z.never()
/** A path on the workstation, which only a door without file dialogs may name. */
const path = z.string().min(1)
/** As many as a folder has that somebody signs at once. */
const mostRequests = 10_000
const days = z.number().int().min(1).max(mostDays)
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
  /** A key and a certificate for a host of one's own: `NAME.key`, and `NAME.cert` for a client or `NAME.crt` for a server. */
  'authority.issue': {
    input: z.object({
      ...unlocked,
      name: z.string(),
      subject: z.string(),
      names: z.array(z.string()),
      profile: profileSchema,
      key: keyKindSchema,
      days,
      out: path,
    }),
    output: z.object({ key: z.string(), certificate: madeSchema }),
    event: silent,
  },
  /** What requests ask for, with a ticket for each; of one that no authority should sign, why. */
  'authority.read-requests': {
    input: z.object({ files: z.array(path).min(1).max(mostRequests) }),
    output: z.array(
      z.union([
        z.object({ file: z.string(), request: requestSchema, ticket: z.string() }),
        z.object({ file: z.string(), failure: failureDataSchema }),
      ]),
    ),
    event: silent,
  },
  /**
   * Signs the requests of these tickets, as they were read: `NAME.crt` in `out` for `NAME.csr`. `names`, if given, are granted in place of
   * those asked for.
   */
  'authority.sign': {
    input: z.object({
      ...unlocked,
      tickets: z.array(z.string().min(1)).min(1).max(mostRequests),
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
  /** A certificate that it made, as it is at this moment. */
  'authority.show': {
    input: z.object({ directory: path, serial: z.string() }),
    output: z.object({ issued: issuedSchema, certificate: certificateSchema, at: momentSchema }),
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
