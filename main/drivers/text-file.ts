import { Failure } from '../../shared/failure.ts'
import type { FileFact } from '../../shared/model/facts.ts'

/** A text file on a host. */
export interface TextFile {
  readonly path: string
  readonly text: string
  /** The version of the Docker that reads it, if that is known. */
  readonly docker?: string | undefined
}

/** Part of a text: `start` is its first character, `end` the one after its last. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/** A position in a file, as editors count: from 1, one column per character. */
export interface Position {
  readonly path: string
  readonly line: number
  readonly column: number
}

/** The position of an offset. A line ends with LF, CR LF or CR. */
export function positionOf({ path, text }: TextFile, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/)
  return { path, line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 }
}

/** Replaces a part of a text; every other character stays. */
export function splice(text: string, { start, end }: TextSpan, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end)
}

/**
 * The text of a file from the survey.
 * @throws Failure `daemon-file-unread` if it is not a file, too large, not UTF-8, or not readable by this user.
 */
export function textFile(path: string, { text }: FileFact): TextFile {
  if (text === undefined) throw new Failure('daemon-file-unread', { path })
  return { path, text }
}
