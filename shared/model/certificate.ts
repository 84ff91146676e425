import { z } from 'zod'

/** SHA-256 of a certificate's DER bytes: 32 upper-case hex pairs with colons, `AB:CD:…`. */
export const fingerprintSchema = z.string().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)

/** ISO 8601 in UTC, as `Date` writes it. */
export const momentSchema = z.iso.datetime()

/**
 * Text from a certificate or a registry, with its escapes: show it escaped. A chain as sent has 262,144 bytes at most; the
 * escape of one byte has up to six characters.
 */
export const foreignSchema = z.string().max(6 * 262_144)

/** A name in OpenSSL or RFC 5280, or an OID. */
const nameSchema = z.string().regex(/^[\w. /-]{1,256}$/)

export const keySchema = z.object({
  /** `rsa`, `ec`, `ed25519`, `ed448`, `dsa` or another type's OID. */
  type: nameSchema,
  /** RSA/DSA modulus length or curve field size, bits. */
  bits: z.number().int().optional(),
  /** Curve name for EC keys, for example `P-256`. */
  curve: nameSchema.optional(),
})

/** One parsed X.509 certificate (RFC 5280). Its strings are foreign text: show them escaped. */
export const certificateSchema = z.object({
  fingerprint: fingerprintSchema,
  /** RFC 4514-like one-liner, for example `CN=dtr.example.com, O=Example`. */
  subject: foreignSchema,
  issuer: foreignSchema,
  commonName: foreignSchema.optional(),
  /** Hex without leading zeros; a negative number (which Go ≥ 1.23 refuses) starts with `-`. */
  serial: foreignSchema.regex(/^-?[0-9a-f]+$/i),
  /** ISO 8601, UTC. */
  notBefore: momentSchema,
  notAfter: momentSchema,
  /** subjectAltName entries that matter to TLS. */
  dnsNames: z.array(foreignSchema),
  ipAddresses: z.array(foreignSchema),
  key: keySchema,
  /** For example `sha256WithRSAEncryption`; an OID if it has no common name. */
  signatureAlgorithm: nameSchema,
  selfIssued: z.boolean(),
  /** Self-issued, and the signature verifies with its own key. */
  selfSigned: z.boolean(),
  basicConstraints: z.object({ ca: z.boolean(), pathLength: z.number().int().optional() }).optional(),
  /** keyUsage bits by RFC 5280 name; absent without the extension. */
  keyUsage: z.array(nameSchema).optional(),
  /** extKeyUsage: `serverAuth`, `clientAuth` … or OIDs; absent without the extension. */
  extendedKeyUsage: z.array(nameSchema).optional(),
  /**
   * For which hosts a CA may sign, by its name constraints: DNS names with all below them and address ranges, empty for
   * any; and what is excluded. Absent for every host.
   */
  nameLimits: z
    .object({ names: z.array(foreignSchema), addresses: z.array(foreignSchema), excluded: z.array(foreignSchema) })
    .optional(),
  /** authorityInfoAccess caIssuers addresses: where a missing issuer may be found. */
  issuerUrls: z.array(foreignSchema),
  pem: foreignSchema.startsWith('-----BEGIN CERTIFICATE-----'),
})
export type Certificate = z.infer<typeof certificateSchema>

/** A key in the field's own terms: `RSA 4096`, `EC P-256`, `Ed25519`. */
export function keyName({ type, bits, curve }: Certificate['key']): string {
  const detail = curve ?? (bits === undefined ? '' : String(bits))
  return `${type === 'ed25519' ? 'Ed25519' : type.toUpperCase()} ${detail}`.trim()
}
