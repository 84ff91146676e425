import { Failure } from '../../../../shared/failure.ts'
import type { Phrase } from '../../../../shared/words/param.ts'
import { describePrivateKey, parseKey } from './private-key.ts'

/**
 * What is in a file that a person wants to log in with: an ED25519 key, an encrypted private key.
 * @param name for messages.
 * @throws Failure `identity-not-key`.
 */
export function describeIdentity(bytes: Uint8Array, name: string): Phrase {
  const described = describePrivateKey(Buffer.from(bytes).toString('utf8'))
  const key = described?.publicKey && parseKey(described.publicKey)
  // Where even the public half is encrypted, what kind of key it is shows when it is opened.
  const isHidden = described?.encrypted === true && described.publicKey === undefined
  if (!described || (!key && !isHidden)) throw new Failure('identity-not-key', { file: name })
  if (!key) return { phrase: 'file-private-key-encrypted' }
  const params = { type: key.type.replace(/^ssh-/, '').toUpperCase() }
  return { phrase: described.encrypted ? 'file-key-encrypted' : 'file-key', params }
}
