import { Failure } from '../../../../shared/failure.ts'
import { type FlagLine, insecureFlags } from '../../docker-engine/command-line/words.ts'
import { positionOf, splice, type TextFile } from '../../text-file.ts'
import { addFlag, flagFor, removeFlag } from './edit-flags.ts'

/** A file with dockerd's flags, and how to find them. */
export interface FlagFile {
  /** Empty text if the file does not exist yet. */
  readonly file: TextFile
  /** The first flag creates the file, or its content. */
  readonly isNew: boolean
  /** The setting or variable that holds the flags. */
  readonly name: string
  /** The effective lines, in order; none if a variable is not assigned yet. */
  readonly read: (text: string) => readonly FlagLine[]
}

/** The entries in a flag file. */
export function entriesIn({ file, read }: FlagFile): string[] {
  return read(file.text).flatMap(({ words }) => insecureFlags(words).map(({ entry }) => entry))
}

/** The file's text with a flag for an entry; unchanged if it already has one. */
export function withFlag({ file, name, read }: FlagFile, entry: string): string {
  const { text } = file
  const lines = read(text)
  if (lines.some((line) => flagFor(line, entry))) return text
  const line = lines.findLast(({ words }) => insecureFlags(words).length > 0) ?? lines.at(-1)
  return line ? addFlag(text, line, entry) : appendAssignment(text, name, entry)
}

/**
 * The file's text without any flag for an entry. `isOwn`: remove an assignment that Mooring added once it is empty.
 * @throws Failure `daemon-flags-unclear` if a flag cannot be removed.
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

/** Appends an assignment to a file that does not assign the variable yet. Only inserts. */
function appendAssignment(text: string, name: string, entry: string): string {
  const line = `${name}="--insecure-registry=${entry}"`
  return text === '' || text.endsWith('\n') ? `${text}${line}\n` : `${text}\n${line}`
}

/** Removes the line of {@link appendAssignment} once it is empty. */
function dropAssignment(text: string, name: string): string {
  const line = `${name}=""`
  if (text.endsWith(`\n${line}\n`) || text === `${line}\n`) return text.slice(0, -line.length - 1)
  return text.endsWith(`\n${line}`)
    ? splice(text, { start: text.length - line.length - 1, end: text.length }, '')
    : text
}
