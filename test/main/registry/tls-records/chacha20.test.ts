import { createCipheriv, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { chacha20 } from '../../../../main/registry/tls-records/chacha20.ts'

it('encrypts the example of RFC 8439 2.4.2', () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index))
  const text = Buffer.from(
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
  )
  const sealed = chacha20(key, Buffer.from('000000000000004a00000000', 'hex'), 1, text)
  expect(sealed.toString('hex')).toBe(
    '6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0bf91b65c5524733ab8f593dabcd62b3571639d624e65152ab8f530c359f0861d807ca0dbf500d6a6156a38e088a22b65e52bc514d16ccf806818ce91ab77937365af90bbf74a35be6b40b8eedf2785e42874d',
  )
})

it.each([0, 1, 63, 64, 65, 5000])('matches OpenSSL for %i bytes', (length) => {
  const [key, nonce, input] = [randomBytes(32), randomBytes(12), randomBytes(length)]
  // OpenSSL's initialisation vector is the counter and the nonce.
  const cipher = createCipheriv('chacha20', key, Buffer.concat([Buffer.from([1, 0, 0, 0]), nonce]))
  expect(chacha20(key, nonce, 1, input)).toEqual(cipher.update(input))
})
