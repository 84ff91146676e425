/**
 * Splits the arguments of an ssh_config line (misc.c, argv_split): at blanks and tabs, with single and double quotes,
 * a backslash before a quote, a backslash or, outside of quotes, a blank. A `#` that begins a word ends the line.
 * @returns undefined where a quote is not closed.
 */
export function argumentsIn(text: string): string[] | undefined {
  const words: string[] = []
  let at = 0
  for (;;) {
    while (text[at] === ' ' || text[at] === '\t') at += 1
    if (at >= text.length || text[at] === '#') return words
    let word = ''
    let quote = ''
    for (; at < text.length; at += 1) {
      const letter = text[at] ?? ''
      const next = text[at + 1] ?? ''
      if (letter === '\\' && (/^['"\\]$/.test(next) || (quote === '' && next === ' '))) {
        word += next
        at += 1
      } else if (quote === '' && (letter === ' ' || letter === '\t')) break
      else if (quote === '' && (letter === '"' || letter === "'")) quote = letter
      else if (quote !== '' && letter === quote) quote = ''
      else word += letter
    }
    if (quote !== '') return undefined
    words.push(word)
  }
}

/** The first word of a line, and what follows it; undefined as the rest where the line ends. */
export interface Delimited {
  readonly word: string
  readonly rest: string | undefined
}

/**
 * Cuts off the first word of a line, as OpenSSH does for keywords and for Match (misc.c, strdelim): at white space or one
 * equals sign; a double quote ends at the next one.
 * @returns undefined where a quote is not closed.
 */
export function cutWord(text: string): Delimited | undefined {
  const at = text.search(/[ \t\r\n"=]/)
  if (at < 0) return { word: text, rest: undefined }
  if (text[at] === '"') {
    const end = text.indexOf('"', at + 1)
    if (end < 0) return undefined
    return { word: text.slice(0, at) + text.slice(at + 1, end), rest: skipBlanks(text.slice(end + 1)) }
  }
  const rest = skipBlanks(text.slice(at + 1))
  const hasEquals = text[at] !== '=' && rest.startsWith('=')
  return { word: text.slice(0, at), rest: hasEquals ? skipBlanks(rest.slice(1)) : rest }
}

function skipBlanks(text: string): string {
  return text.replace(/^[ \t\r\n]+/, '')
}
