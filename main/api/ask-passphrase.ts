import { Failure } from '../../shared/failure.ts'
import type { NamedFile } from '../certificates/read/certificate-file.ts'
import { readPrivateKey } from '../certificates/read/private-key.ts'
import type { Questions } from './questions.ts'

/** How often a person may retry a wrong passphrase. */
const attempts = 3

/**
 * Asks a person for the passphrase of a private key; returns nothing if the key is not encrypted.
 * @throws Failure `key-not-pem`, `key-encrypted` if nobody answers, `key-passphrase-wrong` after the last attempt.
 */
export async function askPassphrase(
  { ask }: Pick<Questions, 'ask'>,
  key: NamedFile,
  signal: AbortSignal,
): Promise<{ passphrase?: string }> {
  const locked = lockOf(key)
  if (!locked) return {}
  let failure = locked
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const passphrase = await ask({ kind: 'passphrase', file: key.name, attempt }, signal)
    if (passphrase === undefined) throw locked
    const stillLocked = lockOf(key, passphrase)
    if (!stillLocked) return { passphrase }
    failure = stillLocked
  }
  throw failure
}

/** Why a key stays locked without its passphrase; undefined if it opens. */
function lockOf(key: NamedFile, passphrase?: string): Failure | undefined {
  try {
    readPrivateKey(key, passphrase)
    return undefined
  } catch (error) {
    const isLock = error instanceof Failure && ['key-encrypted', 'key-passphrase-wrong'].includes(error.code)
    if (isLock) return error
    throw error
  }
}
