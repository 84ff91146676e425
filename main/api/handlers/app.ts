import { languageOf } from '../../../shared/words/language.ts'
import type { Handler } from '../handler.ts'

/** Says what program this is, which language it was started for, and how its door chooses files. */
export const appInfo: Handler<'app.info'> = async ({ version, door, env }) => ({
  version,
  door,
  files: door === 'desktop' ? 'dialog' : 'path',
  language: languageOf(env['MOORING_LANG']).tag,
})
