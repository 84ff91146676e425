import { basename } from 'node:path'
import { Failure } from '../../../shared/failure.ts'
import type { FileTicket } from '../../../shared/model/intent.ts'
import { readPrivateKey } from '../../certificates/client-pair.ts'
import { readCertificateFile, readCertificates } from '../../certificates/read/certificate-file.ts'
import { readChosenFile } from '../../store/chosen-file.ts'
import { askPassphrase } from '../ask-passphrase.ts'
import type { ApiDeps } from '../deps.ts'
import type { Handler } from '../handler.ts'
import type { ChosenFile } from '../tickets.ts'

/** Reads a file that a person chose and hands out a ticket for it. What is in a key file never leaves this process. */
export const filesChoose: Handler<'files.choose'> = async (deps, { role, path, passphrasePath }, { signal }) => {
  const file = await chosenPath(deps, role, path)
  const bytes = await readChosenFile(file)
  const name = basename(file)
  const passphrase =
    passphrasePath !== undefined
      ? { passphrase: await readPassphrase(deps, passphrasePath) }
      : role === 'client-key'
        ? await askPassphrase(deps.questions, { bytes, name }, signal)
        : {}
  const chosen = { bytes, path: file, ...passphrase }
  return deps.tickets.keep(chosen, { name, role, ...(await describe(chosen, role, name)) })
}

async function chosenPath(deps: ApiDeps, role: FileTicket['role'], path: string | undefined): Promise<string> {
  if (path !== undefined) return pathAllowed(deps, path)
  const chosen = await deps.chooseFile?.(role)
  if (chosen === undefined) throw new Failure('file-cancelled')
  return chosen
}

/** A page may name no path where there is a dialog to name it. */
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

async function describe(
  { bytes, passphrase }: Pick<ChosenFile, 'bytes' | 'passphrase'>,
  role: FileTicket['role'],
  name: string,
): Promise<Pick<FileTicket, 'contents' | 'fingerprints'>> {
  if (role === 'identity') {
    const { describeIdentity } = await import('../../hosts/ways/ssh/private-key.ts')
    return { contents: describeIdentity(bytes, name), fingerprints: [] }
  }
  if (role === 'client-key') {
    const key = readPrivateKey(bytes, name, passphrase)
    return {
      contents: { phrase: 'file-key', params: { type: (key.asymmetricKeyType ?? 'private').toUpperCase() } },
      fingerprints: [],
    }
  }
  // A client's file may hold its key as well; a CA's must not.
  const certificates =
    role === 'ca' ? readCertificates(bytes, name) : readCertificateFile({ bytes, name }).map((read) => read.certificate)
  return {
    contents: certificates.map(({ subject }) => subject).join('; '),
    fingerprints: certificates.map(({ fingerprint }) => fingerprint),
  }
}
