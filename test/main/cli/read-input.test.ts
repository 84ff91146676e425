import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { readInput } from '../../../main/cli/read-input.ts'

const never = new AbortController().signal

it('reads all of it, also where a letter is cut in two', async () => {
  const bytes = Buffer.from('x509: “é”')
  const pieces = [bytes.subarray(0, 7), bytes.subarray(7)]
  expect(await readInput(Readable.from(pieces, { objectMode: false }), never)).toBe('x509: “é”')
})

it('ends although its sender does not', async () => {
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(65_536, 'y')
    })(),
    { objectMode: false },
  )
  expect((await readInput(endless, never)).length).toBeLessThan(5 * 1024 * 1024)
})

it('is cancelled by whoever does not want to wait', async () => {
  const stop = new AbortController()
  const reading = readInput(new Readable({ read: () => undefined }), stop.signal)
  stop.abort()
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
})
