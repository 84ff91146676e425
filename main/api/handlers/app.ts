import { languageOf } from '../../../shared/words/language.ts'
import { readPackages } from '../../store/packages.ts'
import type { Handler } from '../handler.ts'

/** The program's version and door, its language, and how the door chooses files. */
export const appInfo: Handler<'app.info'> = async ({ version, door, env }) => ({
  version,
  door,
  files: door === 'desktop' ? 'dialog' : 'path',
  language: languageOf(env['MOORING_LANG']).tag,
})

/** The packages of other authors in the program. */
export const appPackages: Handler<'app.packages'> = readPackages
