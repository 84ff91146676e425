import { join } from 'node:path'
import { type HostDirectory, type HostDirectoryOptions, openHostDirectory } from '../../../main/hosts/directory.ts'
import { openSavedHosts, type SavedHosts } from '../../../main/store/saved-hosts.ts'

/** The hosts of a user with this home directory, opened like a door does. */
export function openHostsOf(
  home: string,
  options: Partial<HostDirectoryOptions> = {},
): { readonly hosts: HostDirectory; readonly saved: SavedHosts } {
  const config = join(home, 'mooring')
  const saved = openSavedHosts(config)
  const hosts = openHostDirectory({
    env: { HOME: home, MOORING_HOME: config },
    isTty: false,
    listSaved: saved.list,
    pinsFile: join(config, 'known_hosts'),
    ...options,
  })
  return { hosts, saved }
}
