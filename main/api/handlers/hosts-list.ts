import { sideBySide } from '../../engine/side-by-side.ts'
import { unattended } from '../../hosts/host-directory.ts'
import { describeHost } from '../describe-host.ts'
import type { Handler } from '../handler.ts'
import { lookAtHost } from '../look-at-host.ts'

/** Every host, looked at side by side without a question; one that cannot be looked at does not hide the others. */
export const hostsList: Handler<'hosts.list'> = async ({ hosts }, { root = '/' }, { signal, emit }) => {
  const handles = await hosts.list()
  for (const host of handles) emit(describeHost(host, { kind: 'looking' }))
  return sideBySide(handles, async (host) => {
    const found = await lookAtHost(unattended(host), host.id === 'local' ? root : '/', signal)
    emit(found)
    return found
  })
}
