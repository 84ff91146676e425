import type { Host } from '../../../shared/model/host.ts'
import { formatSshAddress, parseSshAddress } from '../../../shared/ssh-address.ts'
import { readClientConfig } from '../ways/ssh/config/client-config.ts'
import { resolveTarget } from '../ways/ssh/resolve-target.ts'
import type { SshWays } from '../ways/ssh/ssh-ways.ts'
import type { SourceHost } from './source.ts'

/** What a host's address is read with. */
export interface AddressDeps {
  readonly env: NodeJS.ProcessEnv
  readonly ssh: SshWays
  /** Mooring's known_hosts. */
  readonly pinsFile: string
}

interface Addressed {
  readonly id: string
  readonly source: Host['source']
  /** `ssh://user@host:port`, or an alias of ssh_config. */
  readonly address: string
  /** A private key file to try first. */
  readonly identity?: string | undefined
}

/** A host that is reached over SSH by its address, as this person's ssh_config has it. */
export function addressedHost(
  { id, source, address, identity }: Addressed,
  { env, ssh, pinsFile }: AddressDeps,
): SourceHost {
  const findTarget = async () => {
    const named = { name: id, address: parseSshAddress(address), pinsFile }
    return resolveTarget({ ...named, ...(identity === undefined ? {} : { identity }) }, await readClientConfig(env))
  }
  return { id, source, label: address, open: (deps) => ssh.open(findTarget, deps) }
}

/**
 * The host of an unsaved `ssh://` address; undefined for other text.
 * @throws Failure `ssh-address-*`.
 */
export function hostAt(address: string, deps: AddressDeps): SourceHost | undefined {
  if (!/^ssh:\/\//i.test(address)) return undefined
  const normal = formatSshAddress(parseSshAddress(address))
  return addressedHost({ id: normal, source: 'ssh', address: normal }, deps)
}
