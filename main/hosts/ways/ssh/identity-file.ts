import { Failure } from '../../../../shared/failure.ts'
import { describePrivateKey, parseKey } from './private-key.ts'

/**
 * What is in a file that a person wants to log in with, in words: `ED25519 key`, `private key, encrypted`.
 * @param name for messages.
 * @throws Failure `identity-not-key`.
 */
export function summarizeIdentity(bytes: Uint8Array, name: string): string {
  const described = describePrivateKey(Buffer.from(bytes).toString('utf8'))
  const key = described?.publicKey && parseKey(described.publicKey)
  // Where even the public half is encrypted, what kind of key it is shows when it is opened.
  const isHidden = described?.encrypted === true && described.publicKey === undefined
  if (!described || (!key && !isHidden)) throw new Failure('identity-not-key', { file: name })
  const kind = key ? `${key.type.replace(/^ssh-/, '').toUpperCase()} key` : 'private key'
  return described.encrypted ? `${kind}, encrypted` : kind
}
