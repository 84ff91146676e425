import { Failure, failureData } from '../../../shared/failure.ts'
import type { HostSuggestion } from '../../../shared/model/host.ts'
import { parseSshAddress } from '../../../shared/ssh-address.ts'
import { openSavedHosts } from '../../store/saved-hosts.ts'
import { type ClientConfig, readClientConfig } from '../ways/ssh/client-config.ts'
import { resolveTarget } from '../ways/ssh/resolve-target.ts'
import { addressOf } from '../ways/ssh/target.ts'
import type { RemoteHostPlaces } from './remote-hosts.ts'
import { configHosts } from './ssh-config-hosts.ts'

/**
 * The hosts that ssh_config has a name for and that are not saved under any name yet.
 * @throws Failure `ssh-config-invalid`, `file-unreadable`.
 */
export async function suggestHosts({ env, configDirectory }: RemoteHostPlaces): Promise<HostSuggestion[]> {
  const [config, saved] = await Promise.all([readClientConfig(env), openSavedHosts(configDirectory).list()])
  const known = new Set(saved.map(({ address }) => parseSshAddress(address).host))
  return configHosts(config.blocks)
    .filter((alias) => !known.has(alias))
    .map((alias) => ({ alias, ...whereTo(alias, config) }))
}

/** Where ssh_config leads, or why it leads nowhere: whoever looks for that host shall see it. */
function whereTo(alias: string, config: ClientConfig): Omit<HostSuggestion, 'alias'> {
  try {
    const target = resolveTarget({ name: alias, address: parseSshAddress(alias) }, config)
    return { detail: `${target.user}@${addressOf(target)}` }
  } catch (error) {
    if (error instanceof Failure) return { detail: error.message, error: failureData(error) }
    throw error
  }
}
