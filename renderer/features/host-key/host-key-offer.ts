import type { Host, HostKey } from '../../../shared/model/host.ts'

/** A key that nobody has compared yet. */
export interface HostKeyOffer extends HostKey {
  /** The host that cannot be looked at before. A key is accepted for it, even one of a host on the way. */
  readonly id: string
}

/** The key that a host waits to have compared; undefined where there is none. */
export function hostKeyOffer({ id, state, hostKey }: Host): HostKeyOffer | undefined {
  return state === 'key-unknown' && hostKey ? { id, ...hostKey } : undefined
}

/** What OpenSSH calls the file of a key by its type (sshd_config, HostKey); all other types that it has are ECDSA's. */
const keyFiles: Readonly<Record<string, string>> = { 'ssh-ed25519': 'ed25519', 'ssh-rsa': 'rsa', 'ssh-dss': 'dsa' }

/** The command that makes a host print the fingerprint of its key of this type. */
export function hostKeyCommand(type: string): string {
  return `ssh-keygen -lf /etc/ssh/ssh_host_${keyFiles[type] ?? 'ecdsa'}_key.pub`
}
