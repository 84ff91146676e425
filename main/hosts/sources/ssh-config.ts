import { Failure, failureData } from '../../../shared/failure.ts'
import type { HostSuggestion, SavedHost } from '../../../shared/model/host.ts'
import { parseSshAddress } from '../../../shared/ssh-address.ts'
import { type ClientConfig, readClientConfig } from '../ways/ssh/config/client-config.ts'
import { namedHosts } from '../ways/ssh/config/named-hosts.ts'
import { resolveTarget } from '../ways/ssh/resolve-target.ts'
import { addressOf } from '../ways/ssh/target.ts'
import { type AddressDeps, addressedHost } from './address.ts'
import type { Source } from './source.ts'

/** The hosts that ssh_config has a name for. @throws Failure `ssh-config-invalid`, `file-unreadable`. */
export function sshConfigSource(deps: AddressDeps): Source {
  return async () => {
    const { files } = await readClientConfig(deps.env)
    return namedHosts(files).map((alias) => addressedHost({ id: `ssh:${alias}`, source: 'ssh', address: alias }, deps))
  }
}

/**
 * The hosts named in ssh_config that are not saved yet.
 * @throws Failure `ssh-config-invalid`, `file-unreadable`.
 */
export async function suggestHosts(
  { env, pinsFile }: Pick<AddressDeps, 'env' | 'pinsFile'>,
  saved: readonly SavedHost[],
): Promise<HostSuggestion[]> {
  const config = await readClientConfig(env)
  const known = new Set(saved.map(({ address }) => parseSshAddress(address).host))
  const aliases = namedHosts(config.files).filter((alias) => !known.has(alias))
  return await Promise.all(aliases.map(async (alias) => ({ alias, ...(await whereTo(alias, pinsFile, config)) })))
}

/** The address that ssh_config gives for a host, or why there is none, so that the host is still listed. */
async function whereTo(alias: string, pinsFile: string, config: ClientConfig): Promise<Omit<HostSuggestion, 'alias'>> {
  try {
    const target = await resolveTarget({ name: alias, address: parseSshAddress(alias), pinsFile }, config)
    return { detail: `${target.user}@${addressOf(target)}` }
  } catch (error) {
    if (error instanceof Failure) return { detail: error.message, error: failureData(error) }
    throw error
  }
}
