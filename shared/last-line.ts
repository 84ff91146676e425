/** The last line that a program said, which is mostly why it ended; empty where it said nothing. */
export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? ''
}
