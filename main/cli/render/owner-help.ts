import type { Inspection } from '../../../shared/model/inspection.ts'
import { fingerprintCommands } from '../../../shared/owner-help/fingerprint-commands.ts'
import { letterText, ownerLetter } from '../../../shared/owner-help/letter.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { sayParam } from '../../../shared/words/say.ts'
import { indented, pad, widest } from './columns.ts'
import { tell, type Voice } from './style.ts'

/** How the registry's owner gets the fingerprint to compare; nothing where a CA file decides, or a public CA. */
export function renderFingerprintHelp(inspection: Inspection, voice: Voice): string[] {
  const { language, style } = voice
  const { owner } = language.words.terminal.inspection
  if (inspection.publiclyTrusted || inspection.anchor.kind === 'ca-file') return []
  const commands = fingerprintCommands(inspection)
  const nameOf = (kind: (typeof commands)[number]['kind']): string =>
    sayParam(language, { phrase: `owner-kind-${kind}` })
  const column = widest(commands.map(({ kind }) => nameOf(kind)))
  return [
    '',
    style.strong(indented(tell(voice, owner.fingerprint), 2, style)),
    // Not wrapped: each is one line to copy.
    ...commands.map(({ kind, command }) => `    ${style.faint(pad(nameOf(kind), column))}  ${visibleText(command)}`),
    style.faint(indented(tell(voice, owner.file), 4, style)),
  ]
}

/** The text for the registry's owner, if something is wrong of which the cause lies with a certificate. */
export function renderLetter(inspection: Inspection, voice: Voice): string[] {
  const { language, style } = voice
  const letter = ownerLetter(inspection)
  if (!letter) return []
  const lines = letterText(language, letter).split('\n')
  return [
    '',
    style.strong(indented(tell(voice, language.words.terminal.inspection.owner.letter), 2, style)),
    // A command is one line to copy.
    ...lines.map((line) => (line.startsWith(' ') ? `    ${line}` : indented(line, line === '' ? 0 : 4, style))),
  ]
}
