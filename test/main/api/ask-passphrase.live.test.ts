import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { askPassphrase } from '../../../main/api/ask-passphrase.ts'
import { readHere } from '../../support/reader/read-here.ts'

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const pem = (lock: { cipher?: string; passphrase?: string } = {}): Uint8Array =>
  Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem', ...lock }))
const locked = { bytes: pem({ cipher: 'aes-256-cbc', passphrase: 'open sesame' }), name: 'client.key' }
const { signal } = new AbortController()

/** Gives these answers, one after the other, and keeps what was asked. */
function answering(...answers: (string | undefined)[]) {
  const asked: unknown[] = []
  return {
    reader: readHere,
    asked,
    ask: async (question: unknown) => {
      asked.push(question)
      return answers.shift()
    },
  }
}

it('asks nothing for an unencrypted key', async () => {
  const questions = answering()
  expect(await askPassphrase(questions, { bytes: pem(), name: 'client.key' }, signal)).toEqual({})
  expect(questions.asked).toEqual([])
})

it('asks until the passphrase opens the key', async () => {
  const questions = answering('wrong', 'open sesame')
  expect(await askPassphrase(questions, locked, signal)).toEqual({ passphrase: 'open sesame' })
  expect(questions.asked).toEqual([
    { kind: 'passphrase', file: 'client.key', attempt: 1 },
    { kind: 'passphrase', file: 'client.key', attempt: 2 },
  ])
})

it('says that the key is encrypted if nobody answers', async () => {
  await expect(askPassphrase(answering('wrong', undefined), locked, signal)).rejects.toMatchObject({
    code: 'key-encrypted',
  })
})

it('stops where the verb that asks was stopped', async () => {
  const stopping = new AbortController()
  const ask = async () => {
    stopping.abort()
    return undefined
  }
  await expect(askPassphrase({ ask, reader: readHere }, locked, stopping.signal)).rejects.toMatchObject({
    code: 'cancelled',
  })
})

it('gives up after three wrong ones', async () => {
  const questions = answering('a', 'b', 'c', 'open sesame')
  await expect(askPassphrase(questions, locked, signal)).rejects.toMatchObject({ code: 'key-passphrase-wrong' })
  expect(questions.asked).toHaveLength(3)
})

it('asks nothing for a file that is not a key', async () => {
  const file = { bytes: Buffer.from('nothing'), name: 'client.key' }
  await expect(askPassphrase(answering('a'), file, signal)).rejects.toMatchObject({ code: 'key-not-pem' })
})
