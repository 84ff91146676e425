import { Failure } from '../../../../shared/failure.ts'
import { positionOf, splice, type TextFile } from '../../text-file.ts'
import { addFlag, flagFor, removeFlag } from './edit-flags.ts'
import { type FlagLine, insecureFlags } from './words.ts'

/** A file that gives dockerd its flags, and how to find them in it. */
export interface FlagFile {
  /** Empty text where the file is not there yet. */
  readonly file: TextFile
  /** The file, or what it holds now, comes into being with the first flag. */
  readonly isNew: boolean
  /** The setting or variable that holds the flags. */
  readonly name: string
  /** The lines that count, in order; none where a variable is not assigned yet. */
  readonly read: (text: string) => readonly FlagLine[]
}

/** The entries that a flag file gives. */
export function entriesIn({ file, read }: FlagFile): string[] {
  return read(file.text).flatMap(({ words }) => insecureFlags(words).map(({ entry }) => entry))
}

/** The file's text with a flag for an entry, the same text where it has one; nothing else in it changes. */
export function withFlag({ file, name, read }: FlagFile, entry: string): string {
  const { text } = file
  const lines = read(text)
  if (lines.some((line) => flagFor(line, entry))) return text
  const line = lines.findLast(({ words }) => insecureFlags(words).length > 0) ?? lines.at(-1)
  return line ? addFlag(text, line, entry) : appendAssignment(text, name, entry)
}

/**
 * The file's text without any flag for an entry. `isOwn`: an assignment that Mooring made goes when it is empty.
 * @throws Failure `daemon-flags-unclear` where a flag cannot be cut out.
 */
export function withoutFlag(flagFile: FlagFile, entry: string, isOwn: boolean): string {
  const { file, name, read } = flagFile
  const line = read(file.text).find((each) => flagFor(each, entry))
  if (!line) return isOwn ? dropAssignment(file.text, name) : file.text
  const text = removeFlag(file.text, line, entry)
  if (text === undefined) {
    const { path, line: number } = positionOf(file, line.empty)
    throw new Failure('daemon-flags-unclear', { path, line: number, name })
  }
  return withoutFlag({ ...flagFile, file: { ...file, text } }, entry, isOwn)
}

/** A line of its own at the end of a file that does not assign the variable yet. Only inserts. */
function appendAssignment(text: string, name: string, entry: string): string {
  const line = `${name}="--insecure-registry=${entry}"`
  return text === '' || text.endsWith('\n') ? `${text}${line}\n` : `${text}\n${line}`
}

/** Takes away the last line where nothing is left of what {@link appendAssignment} put there. */
function dropAssignment(text: string, name: string): string {
  const line = `${name}=""`
  if (text.endsWith(`\n${line}\n`) || text === `${line}\n`) return text.slice(0, -line.length - 1)
  return text.endsWith(`\n${line}`)
    ? splice(text, { start: text.length - line.length - 1, end: text.length }, '')
    : text
}
