/**
 * What a hostile host, registry or certificate puts into its words: a clipboard written by the terminal (OSC 52), a C1
 * control sequence, a line of its own, text from right to left, and other characters that nobody sees.
 */
export const marks =
  '\u001b]52;c;aGk=\u0007\u009b31m\u0001\u0008\u007f\u0085\u202e\u2066\u200b\ufeff\u2028\u2029\u{e0041}\r\nFORGED\u001b[31m'

/** What a terminal may get beside text: lines, columns, and the styles of the command line. */
const ours = ['1', '22', '2', '31', '32', '33', '39'].map((style) => `\u001b[${style}m`)

/** What is raw in a text, as code points, and lines that are not ours; nothing in a text that is safe on a terminal. */
export function rawIn(text: string): string[] {
  const without = ours.reduce((left, style) => left.replaceAll(style, ''), text)
  const found = without.matchAll(/[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|^FORGED/gmu)
  return [...found].map(([each]) => (each === 'FORGED' ? each : `U+${each.codePointAt(0)?.toString(16)}`))
}

/**
 * The same data with marks in every string that a check leaves free.
 * @param isValid whether the whole is still of its shape: a code or an id with marks is not.
 */
export function marked<T>(data: T, isValid: (data: T) => boolean): { readonly data: T; readonly count: number } {
  const copy = structuredClone(data)
  let count = 0
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const parts = value as Record<string, unknown>
    for (const [key, part] of Object.entries(parts)) {
      if (typeof part !== 'string') {
        visit(part)
        continue
      }
      parts[key] = part + marks
      if (isValid(copy)) count += 1
      else parts[key] = part
    }
  }
  visit(copy)
  return { data: copy, count }
}
