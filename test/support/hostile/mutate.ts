import type { Dice } from './dice.ts'
import { marks } from './marks.ts'

/** What stands where a reader expects something else. */
const odd: readonly string[] = [
  ...['', ' ', '-', '-1', '0', '1e999', 'NaN', '9'.repeat(400), '0x10', '07777', '..', '/', '//', '/../..', 'C:/', '~'],
  ...['/'.repeat(5000), '/a'.repeat(2000), '/a'.repeat(3000), 'a'.repeat(100_000), `/etc/${marks}`, marks],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'end', 'mooring-survey 1', 'result done'],
  ...['{', '[', '{}', '[]', 'null', '[['.repeat(10_000), '{"__proto__":{"a":1}}', '{"ServerVersion":{}}', '"\\ud800"'],
  ...['zz', 'f', 'ff', '00', 'ff'.repeat(64), '0'.repeat(64), 'deadbeef'.repeat(5_000), '\ufffd', 'İ'.repeat(50)],
]

/** A string that a reader does not expect. */
export function oddString(roll: Dice): string {
  return odd[roll(odd.length)] ?? ''
}

/** Changes a few of the parts: replaced, removed, repeated, swapped, joined, cut, grown by a piece of another. */
export function mutated(parts: readonly string[], roll: Dice): string[] {
  const left = [...parts]
  const anywhere = (): number => roll(left.length + 1)
  for (let turns = 1 + roll(4); turns > 0; turns -= 1) {
    const at = anywhere()
    const part = left[at] ?? ''
    switch (roll(8)) {
      case 0:
      case 1:
        left[at] = oddString(roll)
        break
      case 2:
        left.splice(at, 1 + roll(3))
        break
      case 3: {
        const block = left.slice(at, at + 1 + roll(14))
        const times = roll(40) === 0 ? 2_000 : 1 + roll(3)
        left.splice(at, 0, ...Array.from({ length: times }, () => block).flat())
        break
      }
      case 4:
        left[at] = part.slice(0, roll(part.length + 1)) + oddString(roll) + part.slice(roll(part.length + 1))
        break
      case 5:
        left[at] = left[anywhere()] ?? ''
        break
      case 6:
        left.splice(at, 0, oddString(roll))
        break
      default:
        left[at] = `${part}${part}`.slice(0, 1_000_000)
    }
  }
  return left
}

/** Flips bits or cuts an answer in one of four cases, below what is text. */
export function damaged(bytes: Uint8Array, roll: Dice): Uint8Array {
  const copy = Uint8Array.from(bytes)
  if (copy.length === 0 || roll(4) > 0) return copy
  if (roll(2) === 0) return copy.subarray(0, roll(copy.length))
  for (let turns = 1 + roll(4); turns > 0; turns -= 1) {
    const at = roll(copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << roll(8))
  }
  return copy
}
