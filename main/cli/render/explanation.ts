import type { Explanation } from '../../../shared/model/explanation.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import type { CauseCode } from '../../../shared/words/en/causes.ts'
import { causeWords } from '../../../shared/words/say.ts'
import { indented, pad, widest, wrap } from './columns.ts'
import { tell, type Voice } from './style.ts'

const looks = { certain: 'strong', likely: 'strong', possible: 'faint' } as const

/** Causes that a host's trust in the registry ends. */
const trusting: ReadonlySet<CauseCode> = new Set(['issuer-unknown', 'self-signed', 'root-unknown', 'old-anchor'])

/** What an error text means, for a person: what it is about, its causes, where the program looks, and what to do next. */
export function renderExplanation(explanation: Explanation, voice: Voice): string {
  const { style, language } = voice
  const words = language.words.terminal.explanation
  const { known, about, program, line, url } = explanation
  if (!known)
    return [
      wrap(tell(voice, words.unknown), 0, style),
      style.faint(indented(tell(voice, words.unknownHint), 2, style)),
    ].join('\n')
  const name = program && tell(voice, language.words.programs[program].name)
  const said = name
    ? tell(voice, words.said, { program: name, line: line ?? '' })
    : tell(voice, words.saidAlone, { line: line ?? '' })
  return [
    style.faint(wrap(said, 0, style)),
    ...(url ? [style.faint(indented(tell(voice, words.at, { url }), 2, style))] : []),
    ...(about === 'other' ? ['', wrap(tell(voice, words.other), 0, style)] : []),
    '',
    ...renderCauses(explanation, voice),
    ...(about === 'trust' && program ? ['', wrap(tell(voice, language.words.programs[program].reads), 0, style)] : []),
    ...renderNext(explanation, voice),
  ].join('\n')
}

function renderCauses({ causes }: Explanation, voice: Voice): readonly string[] {
  const { style, language } = voice
  const { confidence: words } = language.words.terminal.explanation
  const column = widest(Object.values(words)) + 4
  return causes.flatMap((cause) => {
    const { message, hint } = causeWords(language, cause)
    const mark = style[looks[cause.confidence]](pad(tell(voice, words[cause.confidence]), column - 4))
    return [`  ${mark}  ${wrap(message, column, style)}`, style.faint(indented(hint, column, style))]
  })
}

function renderNext({ about, registry, url, causes }: Explanation, voice: Voice): readonly string[] {
  if (about !== 'trust' || registry === undefined) return []
  const { style } = voice
  const words = voice.language.words.terminal.explanation
  const isTrusting = causes.some(({ code, confidence }) => confidence !== 'possible' && trusting.has(code))
  const other =
    url && URL.canParse(url) ? [[`mooring inspect ${visibleText(new URL(url).host)}`, words.inspect] as const] : []
  const commands = [
    ...other,
    [`mooring inspect ${visibleText(registry)}`, words.inspect] as const,
    ...(isTrusting ? [[`mooring trust ${visibleText(registry)}`, words.trust] as const] : []),
  ]
  const column = widest(commands.map(([command]) => command)) + 4
  const rows = commands.map(
    ([command, shows]) => `  ${pad(command, column - 2)}${style.faint(wrap(tell(voice, shows), column, style))}`,
  )
  return ['', tell(voice, words.next), ...rows]
}
