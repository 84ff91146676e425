/**
 * Controls, format characters (zero-width ones and those that turn the direction of text, Unicode TR36 2.1), line and
 * paragraph separators, lone surrogates: a certificate may contain them to make a terminal or a page show a different
 * text.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Foreign text made safe to show: each hidden character as `\u{…}`, everything else unchanged. */
export function visibleText(text: string): string {
  return text.replace(hidden, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`)
}
