import type { Handler } from '../handler.ts'

/** Says what program this is, and how its door chooses files. */
export const appInfo: Handler<'app.info'> = async ({ version, door }) => ({
  version,
  door,
  files: door === 'desktop' ? 'dialog' : 'path',
})
