import { expect, it } from 'vitest'
import type { ReaderProcess } from '../../../main/reader/reader.ts'
import { startReader, startReaders } from '../../../main/reader/start-reader.ts'
import type { Param } from '../../../shared/words/param.ts'

const endOf = (reader: ReaderProcess) => new Promise<Param>((resolve) => reader.onEnd(resolve))

it('tells its end to who asks after it', async () => {
  // Beside the sources there is no program for it, so Node ends with an error.
  const reader = startReader()
  const reason = await endOf(reader)
  expect(reason).toEqual({ phrase: 'exit-status', params: { status: 1 } })
  expect(await endOf(reader)).toEqual(reason)
})

it('gives the process that was started ahead to one job alone', () => {
  const [ahead, second, third] = ['ahead', 'second', 'third'].map((name) => ({ name }) as unknown as ReaderProcess)
  const later = [second, third]
  const start = startReaders(ahead, () => later.shift() ?? expect.fail('a fourth'))
  expect([start(), start(), start()]).toEqual([ahead, second, third])
})
