import { type BrowserWindow, dialog } from 'electron'
import type { FileTicket } from '../../shared/model/intent.ts'
import type { Language } from '../../shared/words/language.ts'

/** The usual file extensions of each role. SSH keys have none. */
const extensionsOf: Readonly<Record<FileTicket['role'], string[]>> = {
  ca: ['crt', 'pem', 'cer', 'der', 'p7b', 'p7c'],
  next: ['crt', 'pem', 'cer', 'der', 'p7b', 'p7c'],
  'client-cert': ['cert', 'crt', 'pem', 'cer', 'p7b', 'p7c'],
  'client-key': ['key', 'pem'],
  identity: [],
  request: ['csr', 'req', 'pem', 'der'],
}

/** Asks for one file in the system's dialog; undefined if the person closed it. */
export async function showFileDialog(
  window: BrowserWindow,
  { words }: Language,
  role: FileTicket['role'],
): Promise<string | undefined> {
  const extensions = extensionsOf[role]
  const { choose, allFiles } = words.app.desktop
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: choose[role],
    // SSH keys are in ~/.ssh.
    properties: role === 'identity' ? ['openFile', 'showHiddenFiles'] : ['openFile'],
    filters: [
      ...(extensions.length > 0 ? [{ name: `*.${extensions.join(', *.')}`, extensions }] : []),
      { name: allFiles, extensions: ['*'] },
    ],
  })
  return filePaths[0]
}
