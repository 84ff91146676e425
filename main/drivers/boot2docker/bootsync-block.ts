/*
 * Mooring's part of bootsync.sh. Everything else in that file is the user's and stays byte for byte.
 *
 * It comes first, right after the `#!` line. So it runs whatever the rest does (`exit`, `set -e`, an unclosed
 * here-document, a last line without a newline), and before anything can create a directory /etc/docker. It is quick
 * and never fails.
 */

const marks = { begin: '# Mooring: begin', made: '# Mooring: begin, as is this file', end: '# Mooring: end' } as const

const body = `# Docker finds the certificates of registries on the disk. Boot2Docker makes this link too, but only from 1.10 on, and
# only if nothing has made a directory of that name before.
if [ ! -e /etc/docker ]; then
  mkdir -p /var/lib/boot2docker/etc/docker || :
  ln -s /var/lib/boot2docker/etc/docker /etc/docker || :
fi
`
const interpreter = '#!/bin/sh\n'
/** From its first line to the next end line, with any kind of line ends. */
const block =
  /(?<![^\n])# Mooring: begin(, as is this file)?\r?\n(?:(?!# Mooring: begin)[^\n]*\n)*?# Mooring: end\r?(?:\n|(?![\s\S]))/

/**
 * bootsync.sh with the block; an existing block is replaced in its place.
 * @param text undefined if the file does not exist.
 */
export function withBlock(text: string | undefined): string {
  if (text === undefined) return `${interpreter}${marks.made}\n${body}${marks.end}\n`
  const there = block.exec(text)
  if (there) {
    const begin = there[1] === undefined ? marks.begin : marks.made
    const lineEnd = there[0].endsWith('\n') ? '\n' : ''
    return replace(text, there, `${begin}\n${body}${marks.end}${lineEnd}`)
  }
  const ours = `${marks.begin}\n${body}${marks.end}`
  if (!text.startsWith('#!')) return `${ours}\n${text}`
  const first = text.indexOf('\n') + 1
  // A file of one line without a newline: the newline added before the block is removed with it.
  if (first === 0) return `${text}\n${ours}`
  return `${text.slice(0, first)}${ours}\n${text.slice(first)}`
}

/** bootsync.sh without the block; undefined if only Mooring's own lines are left. */
export function withoutBlock(text: string): string | undefined {
  const there = block.exec(text)
  if (!there) return text
  const before = text.slice(0, there.index)
  const rest = replace(text, there, '')
  if (there[1] !== undefined && rest === interpreter) return undefined
  return there[0].endsWith('\n') ? rest : before.replace(/\n$/, '')
}

function replace(text: string, { 0: match, index }: RegExpExecArray, replacement: string): string {
  return text.slice(0, index) + replacement + text.slice(index + match.length)
}
