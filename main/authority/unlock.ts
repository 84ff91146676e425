import { createPrivateKey } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import { Failure } from '../../shared/failure.ts'
import { pemText } from '../../shared/pem.ts'
import { type Issuer, publicKeyInfo } from '../certificates/write/certificate.ts'
import { canSign, signerOf } from '../certificates/write/signature.ts'
import { readLimited } from '../read-limited.ts'
import type { Authority } from './directory.ts'

/** A file with a key and what stands around it. Bytes. */
const keyLimit = 1024 * 1024

/** The file with an authority's key, as it is. @throws Failure `file-unreadable`, `file-too-large`. */
export async function readKeyFile({
  layout,
}: Authority): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  return { name: layout.key, bytes: await readLimited(layout.key, keyLimit) }
}

/**
 * Who signs: the authority's name with its key.
 * @param passphrase one that opens the key, if it is encrypted.
 * @throws Failure `authority-key`, where the key is not the certificate's, or of a kind that can't sign.
 */
export function unlock(
  { certificate, layout }: Authority,
  keyFile: Uint8Array,
  passphrase: string | undefined,
): Issuer {
  const failure = (cause?: unknown): Failure => new Failure('authority-key', { file: layout.key }, { cause })
  try {
    const key = createPrivateKey({ key: pemText(keyFile), ...(passphrase !== undefined && { passphrase }) })
    const [own, needed] = [publicKeyInfo(key), certificate.key].map((info) => Buffer.from(AsnConvert.serialize(info)))
    if (!canSign(key) || !own || !needed || !own.equals(needed)) throw failure()
    return { name: certificate.name, keyId: certificate.keyId, signer: signerOf(key) }
  } catch (error) {
    throw error instanceof Failure ? error : failure(error)
  }
}
