import { splice } from '../../text-file.ts'

/** A line of its own at the end of a file that does not assign the variable yet. Only inserts. */
export function appendAssignment(text: string, name: string, entry: string): string {
  const line = `${name}="--insecure-registry=${entry}"`
  return text === '' || text.endsWith('\n') ? `${text}${line}\n` : `${text}\n${line}`
}

/** Takes away the last line where nothing is left of what {@link appendAssignment} put there. */
export function dropAssignment(text: string, name: string): string {
  const line = `${name}=""`
  if (text.endsWith(`\n${line}\n`) || text === `${line}\n`) return text.slice(0, -line.length - 1)
  return text.endsWith(`\n${line}`)
    ? splice(text, { start: text.length - line.length - 1, end: text.length }, '')
    : text
}
