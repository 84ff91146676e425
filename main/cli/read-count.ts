import { Failure } from '../../shared/failure.ts'

/** A number from 1 on, as it was typed. @throws Failure `count-invalid`. */
export function readCount(typed: string): number {
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new Failure('count-invalid', { typed })
  return Number(typed)
}
