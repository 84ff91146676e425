/**
 * The word that was probably meant: at most two letters off, or three in a long one; undefined where none is near. Of two
 * that are as near, the one that goes on where a person stopped: `of` is `off`, never `on`.
 */
export function mostSimilar(typed: string, words: readonly string[]): string | undefined {
  const most = typed.length > 6 ? 3 : typed.length > 3 ? 2 : 1
  const [best] = words
    .map((word) => ({ word, distance: distanceOf(typed, word) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance || Number(b.word.startsWith(typed)) - Number(a.word.startsWith(typed)))
  return best?.word
}

/** How many letters have to be put in, left out, changed or swapped with their neighbour (Damerau and Levenshtein). */
function distanceOf(a: string, b: string): number {
  let [twoAbove, above]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current[column] = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + change,
        isSwap ? at(twoAbove, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    ;[twoAbove, above] = [above, current]
  }
  return at(above, b.length)
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY
