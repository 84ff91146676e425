import ssh2, { type IdentityCallback, type ParsedKey, type SignCallback, type SigningRequestOptions } from 'ssh2'
import type { Identity } from './identities.ts'

/**
 * Presents all identities to ssh2 as one agent: ssh2 then offers each public key first, and signs only with an accepted
 * one. So an encrypted key that no server accepts is never opened.
 */
export class IdentityAgent extends ssh2.BaseAgent<ParsedKey> {
  readonly #identities: readonly Identity[]

  constructor(identities: readonly Identity[]) {
    super()
    this.#identities = identities
  }

  override getIdentities(done: IdentityCallback<ParsedKey>): void {
    done(
      null,
      this.#identities.map(({ publicKey }) => publicKey),
    )
  }

  override sign(
    key: ParsedKey,
    data: Buffer,
    options: SigningRequestOptions | SignCallback,
    done: SignCallback = options as SignCallback,
  ): void {
    const identity = this.#identities.find(({ publicKey }) => publicKey === key)
    const hash = typeof options === 'function' ? undefined : options.hash
    const signing = identity?.sign(data, hash) ?? Promise.reject(new Error('not a key of this agent'))
    signing.then(
      (signature) => done(null, signature),
      (error: Error) => done(error),
    )
  }
}
