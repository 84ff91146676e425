import { Failure } from '../../shared/failure.ts'
import { readChosenFile } from '../store/chosen-file.ts'
import type { ApiDeps } from './deps.ts'

/** A path that a door names. On the desktop the page must use the file dialog: it may not name paths. @throws Failure `file-choice-refused`. */
export function pathAllowed({ door }: ApiDeps, path: string): string {
  if (door === 'desktop') throw new Failure('file-choice-refused')
  return path
}

/** The passphrase in a file, without the line's end. */
export async function readPassphrase(deps: ApiDeps, path: string): Promise<string> {
  const bytes = await readChosenFile(pathAllowed(deps, path))
  return textIn(bytes).replace(/\r?\n$/, '')
}

/** A text without its byte order mark: editors on Windows write one, and PowerShell UTF-16. */
function textIn(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
