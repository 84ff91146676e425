import type { Host } from '../../../shared/model/host.ts'

/** A key that nobody has compared yet. */
export interface HostKeyOffer {
  /** The host that cannot be looked at before. A key is accepted for it, even one of a host on the way. */
  readonly id: string
  /** Whose it is: the host itself, or one on the way to it. */
  readonly host: string
  readonly address: string
  /** As SSH calls it: `ssh-ed25519`. */
  readonly type: string
  /** As ssh-keygen prints it: `SHA256:…` */
  readonly fingerprint: string
}

/** The key that a host waits to have compared; undefined where there is none. */
export function hostKeyOffer({ id, state, error }: Host): HostKeyOffer | undefined {
  if (state !== 'key-unknown' || !error) return undefined
  const { host = id, address = '', type = '', fingerprint = '' } = error.params
  return { id, host: String(host), address: String(address), type: String(type), fingerprint: String(fingerprint) }
}

/** What OpenSSH calls the file of a key by its type (sshd_config, HostKey); all other types that it has are ECDSA's. */
const keyFiles: Readonly<Record<string, string>> = { 'ssh-ed25519': 'ed25519', 'ssh-rsa': 'rsa', 'ssh-dss': 'dsa' }

/** The command that makes a host print the fingerprint of its key of this type. */
export function hostKeyCommand(type: string): string {
  return `ssh-keygen -lf /etc/ssh/ssh_host_${keyFiles[type] ?? 'ecdsa'}_key.pub`
}
