import { generateKeyPair, type KeyObject } from 'node:crypto'
import type { KeyKind } from '../../../shared/model/authority.ts'

/** Makes a key beside the program's own thread: one of RSA takes seconds. */
export function makeKey(kind: KeyKind): Promise<KeyObject> {
  return new Promise((resolve, reject) => {
    const settle = (error: Error | null, _publicKey: KeyObject, privateKey: KeyObject): void =>
      error ? reject(error) : resolve(privateKey)
    switch (kind) {
      case 'rsa-4096':
      case 'rsa-3072':
        return generateKeyPair('rsa', { modulusLength: Number(kind.slice(4)) }, settle)
      case 'p256':
      case 'p384':
        return generateKeyPair('ec', { namedCurve: kind === 'p256' ? 'prime256v1' : 'secp384r1' }, settle)
    }
  })
}
