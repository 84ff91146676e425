import { Failure } from '../../shared/failure.ts'
import type { NamedFile } from '../certificates/read/named-file.ts'
import type { ReaderJob } from '../reader/jobs.ts'
import type { Reader } from '../reader/reader.ts'
import type { ApiDeps } from './deps.ts'
import { contentOf } from './tickets.ts'

/** How often a person may retry a wrong passphrase. */
const attempts = 3

/**
 * The passphrase that opens a private key, asked of a person where it takes one; nothing where it does not.
 * @throws Failure `key-not-pem`, `key-rounds-many`, `key-encrypted` where nobody gives it, `key-passphrase-wrong` after the last attempt,
 *   `cancelled`.
 */
export async function askPassphrase(
  { ask, reader }: Pick<ApiDeps, 'ask' | 'reader'>,
  key: NamedFile,
  signal: AbortSignal,
): Promise<{ passphrase?: string }> {
  const locked = await lockOf(reader, { kind: 'private-key', key: contentOf(key) }, signal)
  if (!locked) return {}
  let failure = locked
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const passphrase = await ask({ kind: 'passphrase', file: key.name, attempt }, signal)
    if (signal.aborted) throw new Failure('cancelled')
    if (passphrase === undefined) throw locked
    const stillLocked = await lockOf(reader, { kind: 'private-key', key: contentOf(key), passphrase }, signal)
    if (!stillLocked) return { passphrase }
    failure = stillLocked
  }
  throw failure
}

/** Why a key stays locked without its passphrase; undefined if it opens. */
async function lockOf(reader: Reader, job: ReaderJob, signal: AbortSignal): Promise<Failure | undefined> {
  try {
    await reader(job, signal)
    return undefined
  } catch (error) {
    const isLock = error instanceof Failure && ['key-encrypted', 'key-passphrase-wrong'].includes(error.code)
    if (isLock) return error
    throw error
  }
}
