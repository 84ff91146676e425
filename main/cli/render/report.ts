import type { ApplyReport, HostReport, Progress, Verdict } from '../../../shared/model/change.ts'
import type { PlanAnchor } from '../../../shared/model/plan.ts'
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

function renderHost(host: HostReport, voice: Voice): string[] {
  const { language, style } = voice
  const words = language.words.terminal.report
  const name = style.strong(visibleText(host.host))
  const verdicts = host.verdicts.map((verdict) => `  ${renderVerdict(verdict, voice)}`)
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
  unknown: 'warn',
}

function renderVerdict({ registry, kind, endpoint = '', answer, detail }: Verdict, voice: Voice): string {
  const { language, style } = voice
  const words = language.words.terminal.report
  const mark = words.marks[answer]
  const engine = tell(voice, words.engines[kind], { endpoint })
  const verdict = tell(voice, words.verdicts[answer], { engine, registry })
  // The answer that proves the registry was reached reads like an error.
  const said = detail && answer !== 'reached' ? tell(voice, words.said, { verdict, detail }) : verdict
  const text = wrap(`${mark}  ${said}`, 2, style)
  return text.startsWith(mark) ? `${style[looks[answer]](mark)}${text.slice(mark.length)}` : text
}
