import { basename } from 'node:path'
import { Failure } from '../../../shared/failure.ts'
import type { FileTicket } from '../../../shared/model/intent.ts'
import type { Phrase } from '../../../shared/words/param.ts'
import { readCaFile, readCertificateFile } from '../../certificates/read/certificate-file.ts'
import { readPrivateKey } from '../../certificates/read/private-key.ts'
import { describeIdentityFile } from '../../hosts/directory.ts'
import { readChosenFile } from '../../store/chosen-file.ts'
import { askPassphrase } from '../ask-passphrase.ts'
import type { ApiDeps } from '../deps.ts'
import type { Handler } from '../handler.ts'
import type { ChosenFile } from '../tickets.ts'

/**
 * Reads a file that a person chose and hands out a ticket for it. The content of a key file never leaves this process.
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
  return deps.tickets.keep(chosen, await describe(chosen))
}

async function chosenPath(deps: ApiDeps, role: FileTicket['role'], path: string | undefined): Promise<string> {
  if (path !== undefined) return pathAllowed(deps, path)
  const chosen = await deps.chooseFile?.(role)
  if (chosen === undefined) throw new Failure('file-cancelled')
  return chosen
}

/** On the desktop the page must use the file dialog: it may not name paths. */
function pathAllowed({ door }: ApiDeps, path: string): string {
  if (door === 'desktop') throw new Failure('file-choice-refused')
  return path
}

async function readPassphrase(deps: ApiDeps, path: string): Promise<string> {
  const bytes = await readChosenFile(pathAllowed(deps, path))
  return Buffer.from(bytes)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}

async function describe(file: ChosenFile): Promise<Pick<FileTicket, 'contents' | 'fingerprints'>> {
  switch (file.role) {
    case 'identity':
      return { contents: await describeIdentityFile(file), fingerprints: [] }
    case 'client-key':
      return { contents: keyKind(file), fingerprints: [] }
    case 'ca':
    case 'client-cert': {
      // A client's file may also hold its key; a CA file must not.
      const parsed = file.role === 'ca' ? readCaFile(file).certificates : readCertificateFile(file)
      return {
        contents: parsed.map(({ certificate }) => certificate.subject).join('; '),
        fingerprints: parsed.map(({ certificate }) => certificate.fingerprint),
      }
    }
  }
}

function keyKind(file: ChosenFile): Phrase {
  const type = readPrivateKey(file, file.passphrase).asymmetricKeyType?.toUpperCase()
  return type === undefined ? { phrase: 'file-private-key' } : { phrase: 'file-key', params: { type } }
}
