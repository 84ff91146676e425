/**
 * A word of a command line that a person copies into a POSIX shell: as it is where no shell takes it for anything else, in quotes otherwise.
 * Names of hosts come from files of other programs.
 */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
