import { z } from 'zod'

/** SHA-256 of a certificate's DER bytes: 32 upper-case hex pairs with colons, `AB:CD:…`. */
export const fingerprintSchema = z.string().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)

const keySchema = z.object({
  /** `rsa`, `ec`, `ed25519`, `ed448`, `dsa` or another type's OID. */
  type: z.string(),
  /** RSA/DSA modulus length or curve field size, bits. */
  bits: z.number().int().optional(),
  /** Curve name for EC keys, for example `P-256`. */
  curve: z.string().optional(),
})

/** One parsed X.509 certificate (RFC 5280). Its strings are foreign text: show them escaped. */
export const certificateSchema = z.object({
  fingerprint: fingerprintSchema,
  /** RFC 4514-like one-liner, for example `CN=dtr.example.com, O=Example`. */
  subject: z.string(),
  issuer: z.string(),
  commonName: z.string().optional(),
  /** Hex without leading zeros; a negative number (which Go ≥ 1.23 refuses) starts with `-`. */
  serial: z.string(),
  /** ISO 8601, UTC. */
  notBefore: z.string(),
  notAfter: z.string(),
  /** subjectAltName entries that matter to TLS. */
  dnsNames: z.array(z.string()),
  ipAddresses: z.array(z.string()),
  key: keySchema,
  /** For example `sha256WithRSAEncryption`; an OID if it has no common name. */
  signatureAlgorithm: z.string(),
  selfIssued: z.boolean(),
  /** Self-issued, and the signature verifies with its own key. */
  selfSigned: z.boolean(),
  basicConstraints: z.object({ ca: z.boolean(), pathLength: z.number().int().optional() }).optional(),
  /** keyUsage bits by RFC 5280 name; absent without the extension. */
  keyUsage: z.array(z.string()).optional(),
  /** extKeyUsage: `serverAuth`, `clientAuth` … or OIDs; absent without the extension. */
  extendedKeyUsage: z.array(z.string()).optional(),
  /** authorityInfoAccess caIssuers addresses: where a missing issuer may be found. */
  issuerUrls: z.array(z.string()),
  pem: z.string(),
})
export type Certificate = z.infer<typeof certificateSchema>
