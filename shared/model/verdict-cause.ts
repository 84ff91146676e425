import { z } from 'zod'
import type { ErrorCode } from '../errors.ts'
import type { NoteCode } from '../words/en/notes.ts'

/** What is wrong with the certificate itself, whatever is trusted. */
export const certificateFaults = [
  'expired',
  'not-yet-valid',
  'name-mismatch',
  'no-alternative-name',
  'address-not-named',
  'issuer-not-ca',
  'path-too-long',
  'no-server-usage',
  'signature-weak',
  'extension-unknown',
  'name-constraints',
] as const satisfies readonly NoteCode[]

/** What findings, notes and failures tell of by the same code. */
const known = [
  ...certificateFaults,
  'client-certificate-required',
  'orphan-certificate',
  'orphan-key',
  'unreadable-certificate',
  'plain-http',
  'not-tls',
  'dns-not-found',
  'connect-refused',
  'connect-timeout',
  'connect-unreachable',
  'connection-reset',
  'proxy-login-needed',
] as const satisfies readonly (NoteCode | ErrorCode)[]

/** What only an answer can tell of. */
const own = [
  /** The registry answered: it has no such tag, it wants a login, it lets nobody in. */
  'tag-unknown',
  'login-needed',
  'access-denied',
  /** The registry answered, and no words of it were kept. */
  'answered',
  /** No anchor leads to the certificate; or it is refused for another reason. */
  'issuer-unknown',
  'certificate-refused',
  /** The halves of a client pair do not belong together; another file of the registry's directory can't be read. */
  'pair-mismatch',
  'file-unreadable',
  /** The host's own trust store cannot be read. */
  'store-unreadable',
  /** The engine no longer runs, or no answer came in time; or it may not be asked by this user, or there is nothing to ask with. */
  'engine-away',
  'no-answer',
  'engine-closed',
  'not-asked',
  /** It does not check the certificate, and told of its second try alone, which is over HTTP. */
  'second-try-only',
  /** Nobody knows what these words mean. */
  'words-unknown',
] as const

/** Why an engine, or a TLS client, answers what it does about a registry. */
export const verdictCauseSchema = z.enum([...known, ...own])
export type VerdictCause = z.infer<typeof verdictCauseSchema>
