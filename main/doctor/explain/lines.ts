import { stripVTControlCharacters } from 'node:util'
import { withoutSecrets } from '../../../shared/without-secrets.ts'

/** A line longer than this is looked at in pieces, so that no pattern works on a megabyte at once. */
const pieceLength = 1024
/** How much one piece begins before the end of the one before it: longer than any row's words. */
const overlap = 256
/** A longer text is a log, whose lines nobody broke. */
const longestPaste = 65_536

/**
 * The lines of a pasted text without colours, passwords, typographic quotes, escaped quotes and empty ones. A text that a terminal or a mail has
 * broken in the middle of a sentence is there as a whole, too, at the end. Each line is there once.
 */
export function linesOf(text: string): readonly string[] {
  const plain = withoutSecrets(stripVTControlCharacters(text))
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/&quot;|\\+"/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
  const lines = plain
    .split(/\r\n|\r|\n|\\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const isBroken = lines.length > 1 && plain.length <= longestPaste
  return [...new Set([...lines, ...(isBroken ? [lines.join(' ')] : [])].flatMap(piecesOf))]
}

function piecesOf(line: string): readonly string[] {
  if (line.length <= pieceLength) return [line]
  const count = Math.ceil(line.length / (pieceLength - overlap))
  return Array.from({ length: count }, (_, at) => line.slice(at * (pieceLength - overlap)).slice(0, pieceLength))
}
