import { basename } from 'node:path'
import { Failure } from '../../../shared/failure.ts'
import type { FileTicket } from '../../../shared/model/intent.ts'
import type { Phrase } from '../../../shared/words/param.ts'
import { describeIdentityFile } from '../../hosts/directory.ts'
import { readChosenFile } from '../../store/chosen-file.ts'
import { askPassphrase } from '../ask-passphrase.ts'
import type { ApiDeps } from '../deps.ts'
import type { Handler } from '../handler.ts'
import { expectRequest, judgeRequests } from '../requests.ts'
import { type ChosenFile, contentOf } from '../tickets.ts'
import { pathAllowed, readPassphrase } from '../typed-path.ts'

/**
 * Reads a file that a person chose and hands out a ticket for it. No door sees the content of a key file.
 */
export const filesChoose: Handler<'files.choose'> = async (deps, { role, path: typed, passphrasePath }, { signal }) => {
  const path = await chosenPath(deps, role, typed)
  const file = { name: basename(path), bytes: await readChosenFile(path) }
  const passphrase =
    passphrasePath !== undefined
      ? { passphrase: await readPassphrase(deps, passphrasePath) }
      : role === 'client-key'
        ? await askPassphrase(deps, file, signal)
        : {}
  const chosen = { ...file, role, path, ...passphrase }
  return deps.tickets.keep(chosen, await describe(deps, chosen, signal))
}

async function chosenPath(deps: ApiDeps, role: FileTicket['role'], path: string | undefined): Promise<string> {
  if (path !== undefined) return pathAllowed(deps, path)
  const chosen = await deps.chooseFile?.(role)
  if (chosen === undefined) throw new Failure('file-cancelled')
  return chosen
}

async function describe(
  { reader }: ApiDeps,
  file: ChosenFile,
  signal: AbortSignal,
): Promise<Pick<FileTicket, 'contents' | 'fingerprints'>> {
  switch (file.role) {
    case 'request': {
      const [read] = await judgeRequests({ reader }, [file], signal)
      return { contents: read ? expectRequest(read).subject : '', fingerprints: [] }
    }
    case 'identity':
      return { contents: await describeIdentityFile(file), fingerprints: [] }
    case 'client-key':
      return {
        contents: keyKind(
          await reader({ kind: 'private-key', key: contentOf(file), passphrase: file.passphrase }, signal),
        ),
        fingerprints: [],
      }
    case 'ca':
    case 'next':
    case 'client-cert': {
      // A client's file may also hold its key; a CA file must not.
      const content = contentOf(file)
      const certificates =
        file.role === 'client-cert'
          ? await reader({ kind: 'certificate-file', file: content }, signal)
          : await reader({ kind: 'ca-file', file: content }, signal)
      return {
        contents: certificates.map(({ subject }) => subject).join('; '),
        fingerprints: certificates.map(({ fingerprint }) => fingerprint),
      }
    }
  }
}

function keyKind({ type }: { readonly type?: string | undefined }): Phrase {
  return type === undefined
    ? { phrase: 'file-private-key' }
    : { phrase: 'file-key', params: { type: type.toUpperCase() } }
}
