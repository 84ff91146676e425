/**
 * Controls, format characters (zero-width ones and those that turn the direction of text, Unicode TR36 2.1), line and
 * paragraph separators, lone surrogates: a certificate may contain them to make a terminal or a page show a different
 * text.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Those that JSON.stringify writes as they are; it breaks lines with a line feed, and inside of strings there is none. */
const hiddenInJson = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/gu

/** A value as JSON in which each hidden character is an escape: the same value, safe on a terminal. */
export function visibleJson(value: unknown, space?: number): string {
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(value, undefined, space).replace(hiddenInJson, (found) => found.split('').map(escaped).join(''))
}

/** Foreign text made safe to show: each hidden character as `\u{…}`, everything else unchanged. */
export function visibleText(text: string): string {
  return text.replace(hidden, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`)
}
