import { Failure } from '../../shared/failure.ts'

/**
 * A number from 1 on, as it was typed.
 * @throws Failure `count-invalid`, `count-large`.
 */
export function readCount(typed: string, most = 999_999_999): number {
  if (!/^[1-9]\d*$/.test(typed)) throw new Failure('count-invalid', { typed })
  if (Number(typed) > most) throw new Failure('count-large', { typed, most: `${most}` })
  return Number(typed)
}
