import type { Host } from '../../../shared/model/host.ts'
import { formatSshAddress, parseSshAddress } from '../../../shared/ssh-address.ts'
import { shellWay } from '../ways/shell.ts'
import { readClientConfig } from '../ways/ssh/client-config.ts'
import { resolveTarget } from '../ways/ssh/resolve-target.ts'
import { createSshShell } from '../ways/ssh/ssh-shell.ts'
import type { SourceHost } from './source.ts'

interface Addressed {
  readonly id: string
  readonly source: Host['source']
  /** `ssh://user@host:port`, or an alias of ssh_config. */
  readonly address: string
  /** A private key file to try first. */
  readonly identity?: string | undefined
}

/** A host reached over SSH by its address, with the user's ssh_config. */
export function addressedHost({ id, source, address, identity }: Addressed, env: NodeJS.ProcessEnv): SourceHost {
  const findTarget = async () => {
    const wanted = { name: id, address: parseSshAddress(address), ...(identity === undefined ? {} : { identity }) }
    return resolveTarget(wanted, await readClientConfig(env))
  }
  return { id, source, label: address, open: (deps) => shellWay(createSshShell(findTarget, deps)) }
}

/**
 * The host of an unsaved `ssh://` address; undefined for other text.
 * @throws Failure `ssh-address-*`.
 */
export function hostAt(address: string, env: NodeJS.ProcessEnv): SourceHost | undefined {
  if (!/^ssh:\/\//i.test(address)) return undefined
  const normal = formatSshAddress(parseSshAddress(address))
  return addressedHost({ id: normal, source: 'ssh', address: normal }, env)
}
