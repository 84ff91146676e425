import { Failure } from '../../shared/failure.ts'
import { readPrivateKey } from '../certificates/client-pair.ts'
import type { Questions } from './questions.ts'

/** How often a wrong passphrase may be tried again. */
const attempts = 3

/**
 * The passphrase that opens a private key, asked of a person where it takes one; nothing where it does not.
 * @param name what the person calls the file.
 * @throws Failure `key-not-pem`, `key-encrypted` where nobody gives it, `key-passphrase-wrong` after the last attempt.
 */
export async function askPassphrase(
  { ask }: Pick<Questions, 'ask'>,
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
  signal: AbortSignal,
): Promise<{ passphrase?: string }> {
  const locked = lockOf(bytes, name)
  if (!locked) return {}
  let failure = locked
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const passphrase = await ask({ kind: 'passphrase', file: name, attempt }, signal)
    if (passphrase === undefined) throw locked
    const stillLocked = lockOf(bytes, name, passphrase)
    if (!stillLocked) return { passphrase }
    failure = stillLocked
  }
  throw failure
}

/** Why a key does not open for want of its passphrase; undefined where it does. */
function lockOf(bytes: Uint8Array, name: string, passphrase?: string): Failure | undefined {
  try {
    readPrivateKey(bytes, name, passphrase)
    return undefined
  } catch (error) {
    const isLock = error instanceof Failure && ['key-encrypted', 'key-passphrase-wrong'].includes(error.code)
    if (isLock) return error
    throw error
  }
}
