import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { KeyKind } from '../../../shared/model/authority.ts'

const generateRsa = promisify(generateKeyPair) as (
  type: 'rsa',
  options: { readonly modulusLength: number },
) => Promise<{ readonly privateKey: KeyObject }>
const generateEc = promisify(generateKeyPair) as (
  type: 'ec',
  options: { readonly namedCurve: string },
) => Promise<{ readonly privateKey: KeyObject }>

/** Makes a key beside the program's own thread: one of RSA takes seconds. */
export async function makeKey(kind: KeyKind): Promise<KeyObject> {
  switch (kind) {
    case 'rsa-4096':
    case 'rsa-3072':
      return (await generateRsa('rsa', { modulusLength: Number(kind.slice(4)) })).privateKey
    case 'p256':
    case 'p384':
      return (await generateEc('ec', { namedCurve: kind === 'p256' ? 'prime256v1' : 'secp384r1' })).privateKey
  }
}
