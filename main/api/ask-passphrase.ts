import { Failure } from '../../shared/failure.ts'
import type { NamedFile } from '../certificates/read/certificate-file.ts'
import { readPrivateKey } from '../certificates/read/private-key.ts'
import type { ApiDeps } from './deps.ts'

/** How often a person may retry a wrong passphrase. */
const attempts = 3

/**
 * The passphrase that opens a private key, asked of a person where it takes one; nothing where it does not.
 * @throws Failure `key-not-pem`, `key-encrypted` where nobody gives it, `key-passphrase-wrong` after the last attempt,
 *   `cancelled`.
 */
export async function askPassphrase(
  { ask }: Pick<ApiDeps, 'ask'>,
  key: NamedFile,
  signal: AbortSignal,
): Promise<{ passphrase?: string }> {
  const locked = lockOf(key)
  if (!locked) return {}
  let failure = locked
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const passphrase = await ask({ kind: 'passphrase', file: key.name, attempt }, signal)
    if (signal.aborted) throw new Failure('cancelled')
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
