import { type BrowserWindow, dialog } from 'electron'
import type { FileTicket } from '../../shared/model/intent.ts'

const words: Readonly<Record<FileTicket['role'], { readonly title: string; readonly extensions: string[] }>> = {
  ca: { title: 'Choose the CA certificate', extensions: ['crt', 'pem', 'cer', 'der'] },
  'client-cert': { title: 'Choose the client certificate', extensions: ['cert', 'crt', 'pem', 'cer'] },
  identity: { title: 'Choose the private key to log in with', extensions: [] },
  'client-key': { title: 'Choose the client certificate’s private key', extensions: ['key', 'pem'] },
}

/** Asks for one file in the system's dialog; undefined where the person closed it. */
export async function chooseFile(window: BrowserWindow, role: FileTicket['role']): Promise<string | undefined> {
  const { title, extensions } = words[role]
  const { filePaths } = await dialog.showOpenDialog(window, {
    title,
    // SSH keys lie in ~/.ssh.
    properties: role === 'identity' ? ['openFile', 'showHiddenFiles'] : ['openFile'],
    filters: [
      ...(extensions.length > 0 ? [{ name: `*.${extensions.join(', *.')}`, extensions }] : []),
      { name: 'All files', extensions: ['*'] },
    ],
  })
  return filePaths[0]
}
