/** Where a registry runs; a network namespace is one. */
export interface RegistryPlace {
  /** As in image names and in the certificate. */
  readonly address: string
  /** The network namespace; absent for this machine's own. */
  readonly name?: string
  /** The address to listen on, if others see it by another one. */
  readonly listen?: string
}

/** Files of a server's chain, its own certificate first, and of its key. */
export interface ServerPair {
  readonly chain: string
  readonly key: string
}
