import { expect, it } from 'vitest'
import { listenForInterruption } from '../../../main/cli/interruption.ts'

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s stops the run, which ends with %i', (signal, exit) => {
  const interruption = listenForInterruption()
  expect([interruption.signal.aborted, interruption.exit()]).toEqual([false, undefined])
  process.emit(signal, signal)
  expect([interruption.signal.aborted, interruption.exit()]).toEqual([true, exit])
  interruption.ignore()
})

it('Ctrl+C as a key is the same, and later signals change nothing', () => {
  const interruption = listenForInterruption()
  interruption.interrupt()
  process.emit('SIGTERM', 'SIGTERM')
  expect([interruption.signal.aborted, interruption.exit()]).toEqual([true, 130])
  interruption.ignore()
})

it('listens to a signal once: the next one ends the process', () => {
  const before = process.listenerCount('SIGINT')
  const interruption = listenForInterruption()
  process.emit('SIGINT', 'SIGINT')
  expect(process.listenerCount('SIGINT')).toBe(before)
  interruption.ignore()
})
