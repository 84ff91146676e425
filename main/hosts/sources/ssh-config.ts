import { Failure, failureData } from '../../../shared/failure.ts'
import type { HostSuggestion, SavedHost } from '../../../shared/model/host.ts'
import { parseSshAddress } from '../../../shared/ssh-address.ts'
import { type ClientConfig, readClientConfig } from '../ways/ssh/client-config.ts'
import type { ConfigBlock } from '../ways/ssh/config-files.ts'
import { resolveTarget } from '../ways/ssh/resolve-target.ts'
import { addressOf } from '../ways/ssh/target.ts'
import { type AddressDeps, addressedHost } from './address.ts'
import type { Source } from './source.ts'

/** The hosts that ssh_config has a name for. @throws Failure `ssh-config-invalid`, `file-unreadable`. */
export function sshConfigSource(deps: AddressDeps): Source {
  return async () => {
    const { blocks } = await readClientConfig(deps.env)
    return aliases(blocks).map((alias) => addressedHost({ id: `ssh:${alias}`, source: 'ssh', address: alias }, deps))
  }
}

/**
 * The hosts named in ssh_config that are not saved yet.
 * @throws Failure `ssh-config-invalid`, `file-unreadable`.
 */
export async function suggestHosts(env: NodeJS.ProcessEnv, saved: readonly SavedHost[]): Promise<HostSuggestion[]> {
  const config = await readClientConfig(env)
  const known = new Set(saved.map(({ address }) => parseSshAddress(address).host))
  return aliases(config.blocks)
    .filter((alias) => !known.has(alias))
    .map((alias) => ({ alias, ...whereTo(alias, config) }))
}

/** The hosts with a section in ssh_config, in order: the Host patterns without wildcards. */
export function aliases(blocks: readonly ConfigBlock[]): string[] {
  const patterns = blocks.flatMap(({ when }) =>
    when.flatMap((condition) => (condition.kind === 'host' ? condition.patterns : [])),
  )
  return [...new Set(patterns)].filter((pattern) => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(pattern))
}

/** The address that ssh_config gives for a host, or why there is none, so that the host is still listed. */
function whereTo(alias: string, config: ClientConfig): Omit<HostSuggestion, 'alias'> {
  try {
    const target = resolveTarget({ name: alias, address: parseSshAddress(alias) }, config)
    return { detail: `${target.user}@${addressOf(target)}` }
  } catch (error) {
    if (error instanceof Failure) return { detail: error.message, error: failureData(error) }
    throw error
  }
}
