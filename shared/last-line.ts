/** The last line of a program's output, which mostly says why it ended; empty if there is none. */
export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? ''
}
