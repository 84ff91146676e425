import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../../shared/failure.ts'
import { languageOf } from '../../../shared/words/language.ts'
import { errorCode } from '../../error-code.ts'
import type { Handler } from '../handler.ts'

/** The program's version and door, its language, and how the door chooses files. */
export const appInfo: Handler<'app.info'> = async ({ version, door, env }) => ({
  version,
  door,
  files: door === 'desktop' ? 'dialog' : 'path',
  language: languageOf(env['MOORING_LANG']).tag,
})

/**
 * The packages in the program, with their licences, as its build listed them.
 * @throws Failure `file-unreadable` if the program runs from source.
 */
export const appPackages: Handler<'app.packages'> = async () => {
  // In the built program every module is in out/main.
  const file = join(import.meta.dirname, '../packages.json')
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Failure('file-unreadable', { file, detail: errorCode(error) })
  })
  return JSON.parse(text)
}
