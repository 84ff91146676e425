import { z } from 'zod'
import { fingerprintSchema, foreignSchema, momentSchema } from './certificate.ts'

/** Why a certificate was revoked (RFC 5280 5.3.1). */
export const revocationReasonSchema = z.enum([
  'unspecified',
  'keyCompromise',
  'CACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
])
export type RevocationReason = z.infer<typeof revocationReasonSchema>

/** For whom an authority makes a certificate. */
export const profileSchema = z.enum(['client', 'server'])
export type Profile = z.infer<typeof profileSchema>

/** The keys that Mooring makes. */
export const keyKindSchema = z.enum(['rsa-4096', 'rsa-3072', 'p256', 'p384'])
export type KeyKind = z.infer<typeof keyKindSchema>

/** A certificate that an authority made. */
export const issuedSchema = z.object({
  /** Upper-case hex with an even number of digits. */
  serial: z.string().regex(/^([0-9A-F]{2})+$/),
  /** As OpenSSL writes it on one line. Foreign text. */
  subject: foreignSchema,
  notAfter: momentSchema,
  /** `expiring`: within 30 days. */
  state: z.enum(['valid', 'expiring', 'expired', 'revoked']),
  revoked: z.object({ at: momentSchema, reason: revocationReasonSchema.optional() }).optional(),
  /** Its file; absent if the authority's directory does not say. */
  file: z.string().optional(),
})
export type Issued = z.infer<typeof issuedSchema>

/** A request for a certificate, as it was read. Its texts are foreign. */
export const requestSchema = z.object({
  /** RFC 4514-like one-liner. */
  subject: foreignSchema,
  key: z.object({ type: z.string(), bits: z.number().int().optional(), curve: z.string().optional() }),
  /** As certificates name it; an OID if it has no common name. */
  signatureAlgorithm: z.string(),
  /** The DNS names, IP addresses and e-mail addresses that it asks for. */
  names: z.array(foreignSchema),
  /** Extensions that it asks for beside names, by name or OID: never granted. */
  ignored: z.array(foreignSchema),
})
export type CertificateRequest = z.infer<typeof requestSchema>

/** A certificate that was just made. */
export const madeSchema = z.object({
  file: z.string(),
  serial: z.string(),
  fingerprint: fingerprintSchema,
  notAfter: momentSchema,
})
export type Made = z.infer<typeof madeSchema>
