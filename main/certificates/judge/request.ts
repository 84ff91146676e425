import { Failure } from '../../../shared/failure.ts'
import type { CertificateRequest } from '../../../shared/model/authority.ts'
import { kindOfName } from '../read/names.ts'

/** As many names as one certificate needs at most; a thousand make handshakes slow, and nobody reviews them. */
const mostNames = 100
/** The minimum of NIST SP 800-131A, and the longest that Go takes in a handshake (crypto/tls, maxRSAKeySize). Bits. */
const [smallestRsa, largestRsa] = [2048, 8192]
const curves: readonly (string | undefined)[] = ['P-256', 'P-384', 'P-521']

/**
 * Makes sure that a request asks for something that an authority should sign.
 * @param file its name, for messages.
 * @throws Failure `request-key`, `request-names`, `request-name`, `request-subject`.
 */
export function expectSound(file: string, { key, names, subject }: CertificateRequest): void {
  const kind = key.curve ?? (key.bits === undefined ? key.type : `${key.type.toUpperCase()} ${key.bits}`)
  const bits = key.bits ?? 0
  const isSound =
    key.type === 'rsa'
      ? bits >= smallestRsa && bits <= largestRsa
      : key.type === 'ed25519' || curves.includes(key.curve)
  if (!isSound) throw new Failure('request-key', { file, kind })
  if (subject === '' && names.length === 0) throw new Failure('request-subject', { file })
  // A control character in a name means one thing to a person and another one to a program.
  if (/\p{Cc}/u.test(subject)) throw new Failure('request-name', { file, name: subject })
  if (names.length > mostNames) throw new Failure('request-names', { file, count: names.length, limit: mostNames })
  const odd = names.find((name) => kindOfName(name) === undefined)
  if (odd !== undefined) throw new Failure('request-name', { file, name: odd })
}
