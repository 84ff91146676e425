import { basename } from 'node:path'
import { Failure, type FailureData, failureFrom } from '../../shared/failure.ts'
import type { CertificateRequest } from '../../shared/model/authority.ts'
import { nameText } from '../certificates/read/distinguished-name.ts'
import type { NamedFile } from '../certificates/read/named-file.ts'
import { requestParts } from '../certificates/read/request-parts.ts'
import { readChosenFile } from '../store/chosen-file.ts'
import type { ApiDeps } from './deps.ts'
import { type ChosenFile, contentOf } from './tickets.ts'
import { pathAllowed } from './typed-path.ts'

/** A request's file, and what it asks for or why nobody should sign it. */
export interface ReadFile {
  readonly file: ChosenFile
  readonly answer: { readonly request: CertificateRequest } | { readonly failure: FailureData }
}

/** Reads the files of requests and judges them. @throws Failure `file-unreadable`, `file-too-large`, `reader-ended`. */
export async function readRequestFiles(
  deps: ApiDeps,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<ReadFile[]> {
  const files = await Promise.all(
    paths.map(async (typed): Promise<ChosenFile> => {
      const path = pathAllowed(deps, typed)
      return { name: basename(path), bytes: await readChosenFile(path), role: 'request', path }
    }),
  )
  return judgeRequests(deps, files, signal)
}

/**
 * Judges requests in one process: signing a folder is one job. What it says of one is believed only of its key and signature, since
 * another request may have taken it over; whose certificate it will be and for which names is read here.
 */
export async function judgeRequests(
  { reader }: Pick<ApiDeps, 'reader'>,
  files: readonly ChosenFile[],
  signal: AbortSignal,
): Promise<ReadFile[]> {
  const answers = await reader({ kind: 'requests', files: files.map(contentOf) }, signal)
  return files.map((file, at) => {
    const answer = answers[at]
    if (!answer) throw new Failure('reader-ended', { what: file.name, detail: { phrase: 'answer-unreadable' } })
    return { file, answer: 'request' in answer ? { request: { ...answer.request, ...ownWords(file) } } : answer }
  })
}

function ownWords(file: NamedFile): Pick<CertificateRequest, 'subject' | 'names' | 'ignored'> {
  const { subject, names, ignored } = requestParts(file)
  return { subject: nameText(subject), names: [...names], ignored: [...ignored] }
}

/** What is asked for, of a request that can be signed. @throws the failure of one that can't. */
export function expectRequest({ answer }: ReadFile): CertificateRequest {
  if ('failure' in answer) throw failureFrom(answer.failure)
  return answer.request
}
