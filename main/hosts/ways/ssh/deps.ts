import type { Keyring } from './keyring.ts'

/** A secret that only a person can give. */
export type SshQuestion =
  | { readonly kind: 'passphrase'; readonly file: string; readonly attempt: number }
  | { readonly kind: 'sudo-password'; readonly host: string; readonly user: string; readonly attempt: number }

/** A host key that nobody has seen before. */
export interface HostKeyOffer {
  readonly host: string
  /** `host:port`. */
  readonly address: string
  readonly type: string
  /** `SHA256:…`, as ssh-keygen prints it. */
  readonly fingerprint: string
}

/** What connecting needs beside the network. */
export interface SshDeps {
  /** Asks for a secret, 1 being the first `attempt`; undefined where nobody gives it. It is neither stored nor logged. */
  readonly ask: (question: SshQuestion, signal: AbortSignal | undefined) => Promise<string | undefined>
  /** Whether a person has said before that this is the host's key. */
  readonly isAccepted: (offer: HostKeyOffer) => boolean
  /** Asks whether a person has compared the fingerprint. */
  readonly acceptHostKey: (offer: HostKeyOffer, signal: AbortSignal | undefined) => Promise<boolean>
  /** Private keys that were opened already. One for all hosts, so that each passphrase is asked once. */
  readonly keyring: Keyring
  /** How long a server may take for each step, in milliseconds; 20 seconds unless said otherwise. */
  readonly answerMs?: number
}

/** The same where nobody is asked. */
export function unattendedDeps(deps: SshDeps): SshDeps {
  return { ...deps, ask: async () => undefined, acceptHostKey: async () => false }
}
