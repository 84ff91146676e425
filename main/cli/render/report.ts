import type { ApplyReport, HostReport, Progress } from '../../../shared/model/change.ts'
import type { PlanAnchor, PlanPurpose } from '../../../shared/model/plan.ts'
import type { Verdict } from '../../../shared/model/verdict.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { errorWords, fillIn, sayParam } from '../../../shared/words/say.ts'
import { indented, wrap } from './columns.ts'
import { renderFailure, renderNotes } from './notes.ts'
import { renderAnchor } from './plan.ts'
import { type Look, tell, type Voice } from './style.ts'

/** One line of live progress. */
export function renderProgress({ host, phase, step, steps, doing, error }: Progress, voice: Voice): string {
  const { language, style } = voice
  const count = steps > 0 ? `${step}/${steps}  ` : ''
  const what = error
    ? errorWords(language, error).message
    : doing
      ? sayParam(language, doing)
      : language.words.terminal.report.phases[phase]
  return style.faint(indented(`${visibleText(host)}  ${count}${what}`, 2, style))
}

/**
 * The result of applying a plan, a line or two for each host.
 * @param anchors the certificates that the changed hosts now trust, if the plan was to trust some.
 */
export function renderReport({ hosts }: ApplyReport, anchors: readonly PlanAnchor[] | undefined, voice: Voice): string {
  const isTrusted = hosts.some(({ outcome }) => outcome === 'done')
  return [
    ...hosts.flatMap((host) => renderHost(host, voice)),
    ...(anchors && isTrusted ? anchors.flatMap((anchor) => renderAnchor(anchor, voice)) : []),
  ].join('\n')
}

/** How a colleague sets up the same, if a host was set up. The command is one line to copy. */
export function renderColleague({ hosts }: ApplyReport, { command }: PlanPurpose, voice: Voice): string[] {
  if (command === undefined || !hosts.some(({ outcome }) => outcome === 'done')) return []
  const { colleague } = voice.language.words.terminal.report
  return ['', indented(tell(voice, colleague), 0, voice.style), `  ${visibleText(command)}`]
}

function renderHost(host: HostReport, voice: Voice): string[] {
  const { language, style } = voice
  const words = language.words.terminal.report
  const name = style.strong(visibleText(host.host))
  const verdicts = host.verdicts.map((verdict) => `  ${renderVerdict(verdict, voice)}`)
  // Whoever reads no plan learns it here.
  if (host.verified === 'unasked' && verdicts.length === 0) verdicts.push(`  ${renderUnasked(host, voice)}`)
  if (host.outcome === 'nothing') return [`${name}  ${words.nothing}`, ...verdicts]
  const notes = renderNotes(host.notes ?? [], voice)
  if (host.error) return [`${name}  ${style.bad(words.failed)}`, ...renderFailure(host.error, voice), ...notes]
  const { change } = host
  // Colours are controls, so they come after the words.
  const done = style.good(words.done)
  return [
    wrap(`${name}  ${change ? fillIn(words.change, { done, change: visibleText(change) }) : done}`, 2, style),
    ...verdicts,
    ...notes,
    ...(change
      ? [style.faint(indented(tell(voice, words.undo, { command: `mooring undo ${change}` }), 2, style))]
      : []),
  ]
}

const looks: Readonly<Record<Verdict['answer'], Look>> = {
  reached: 'good',
  untrusted: 'bad',
  'client-certificate': 'warn',
  blocked: 'bad',
  unreachable: 'warn',
  unclear: 'warn',
  silent: 'warn',
  unknown: 'warn',
}

function renderUnasked({ host }: HostReport, voice: Voice): string {
  const { marks, unasked } = voice.language.words.terminal.report
  return marked(marks.unknown, tell(voice, unasked, { host }), looks.unknown, voice)
}

function renderVerdict({ registry, kind, endpoint = '', answer, detail, url }: Verdict, voice: Voice): string {
  const words = voice.language.words.terminal.report
  const engine = tell(voice, words.engines[kind], { endpoint })
  const verdict =
    url === undefined
      ? tell(voice, words.verdicts[answer], { engine, registry })
      : tell(voice, words.untrustedUrl, { engine, registry, url })
  // The answer that proves the registry was reached reads like an error.
  const said = detail && answer !== 'reached' ? tell(voice, words.said, { verdict, detail }) : verdict
  return marked(words.marks[answer], said, looks[answer], voice)
}

function marked(mark: string, said: string, look: Look, { style }: Voice): string {
  const text = wrap(`${mark}  ${said}`, 2, style)
  return text.startsWith(mark) ? `${style[look](mark)}${text.slice(mark.length)}` : text
}
