import { Failure } from '../../shared/failure.ts'
import type { ApiDeps } from './deps.ts'
import { readPassphrase } from './typed-path.ts'

/**
 * A passphrase for a key that is about to be made: that of a file, or one that a person types twice.
 * @param file the key's name, for the question.
 * @throws Failure `passphrase-needed` where nobody gives one, `passphrase-differs`, and those of {@link readPassphrase}.
 */
export async function newPassphrase(
  deps: ApiDeps,
  { file, passphrasePath }: { readonly file: string; readonly passphrasePath?: string | undefined },
  signal: AbortSignal,
): Promise<string> {
  if (passphrasePath !== undefined) {
    const passphrase = await readPassphrase(deps, passphrasePath)
    if (passphrase === '') throw new Failure('passphrase-needed')
    return passphrase
  }
  const [first, again] = [
    await deps.ask({ kind: 'new-passphrase', file, attempt: 1 }, signal),
    await deps.ask({ kind: 'new-passphrase', file, attempt: 2 }, signal),
  ]
  if (signal.aborted) throw new Failure('cancelled')
  if (!first) throw new Failure('passphrase-needed')
  if (first !== again) throw new Failure('passphrase-differs')
  return first
}
