/**
 * The ChaCha20 stream cipher (RFC 8439 2.3, 2.4). Implemented here because node:crypto lacks it in Electron: BoringSSL
 * offers it for TLS only. It protects nothing: it reads data that TLS itself has already decrypted and authenticated.
 */

/** “expand 32-byte k”. */
const constants = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574]
/** The four columns, then the four diagonals of the 4×4 state. */
const quarterRounds: readonly (readonly [number, number, number, number])[] = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
]
const doubleRounds = 10
const blockLength = 64

/**
 * Encrypts or decrypts, which is the same.
 *
 * @param key 32 bytes. @param nonce 12 bytes. @param counter of the first block.
 */
export function chacha20(key: Buffer, nonce: Buffer, counter: number, input: Buffer): Buffer {
  const output = Buffer.from(input)
  for (let at = 0; at < input.length; at += blockLength) {
    const stream = keyStreamBlock(key, nonce, counter + at / blockLength)
    const end = Math.min(at + blockLength, input.length)
    for (let index = at; index < end; index += 1) output[index] = (input[index] ?? 0) ^ (stream[index - at] ?? 0)
  }
  return output
}

function keyStreamBlock(key: Buffer, nonce: Buffer, counter: number): Buffer {
  const initial = Uint32Array.from([...constants, ...littleEndianWords(key), counter, ...littleEndianWords(nonce)])
  const state = Uint32Array.from(initial)
  for (let round = 0; round < doubleRounds; round += 1) {
    for (const [a, b, c, d] of quarterRounds) {
      mix(state, a, b, d, 16)
      mix(state, c, d, b, 12)
      mix(state, a, b, d, 8)
      mix(state, c, d, b, 7)
    }
  }
  const block = Buffer.alloc(blockLength)
  state.forEach((word, index) => {
    block.writeUInt32LE((word + (initial[index] ?? 0)) >>> 0, index * 4)
  })
  return block
}

/** `a += b; d ^= a; d <<<= bits`, modulo 2³². */
function mix(state: Uint32Array, a: number, b: number, d: number, bits: number): void {
  state[a] = (state[a] ?? 0) + (state[b] ?? 0)
  const mixed = (state[d] ?? 0) ^ (state[a] ?? 0)
  state[d] = (mixed << bits) | (mixed >>> (32 - bits))
}

function littleEndianWords(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt32LE(index * 4))
}
