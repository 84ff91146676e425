import {
  engineNames,
  enginesTold,
  type HostPlanView,
  type PlanAnchor,
  type PlanView,
  purposeWords,
} from '../../../shared/model/plan.ts'
import { groupPlans, type PlanGroup } from '../../../shared/model/plan-groups.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { listed } from '../../../shared/words/param.ts'
import { sayParam } from '../../../shared/words/say.ts'
import { indented, pad, widest, wrap } from './columns.ts'
import { renderFailure, renderNotes } from './notes.ts'
import { renderSteps, type StepDetail } from './plan-steps.ts'
import { tell, type Voice } from './style.ts'

/** A plan for review: for each host its steps and the effect on Docker; hosts with the same plan share one entry. */
export function renderPlan(plan: Omit<PlanView, 'plan'>, detail: StepDetail, voice: Voice): string {
  const { language, style } = voice
  const hosts = plan.hosts.map(({ host }) => host)
  const purpose = sayParam(language, purposeWords(plan.purpose, hosts))
  return [
    style.strong(indented(purpose, 0, style)),
    ...(plan.purpose.anchors ?? []).flatMap((anchor) => renderAnchor(anchor, voice)),
    ...groupPlans(plan.hosts).flatMap((group) => ['', ...renderGroup(group, detail, voice)]),
  ].join('\n')
}

/** A certificate that is trusted: its name, its fingerprint, its last day. */
export function renderAnchor({ subject, fingerprint, notAfter }: PlanAnchor, voice: Voice): string[] {
  const { language, style } = voice
  const { rows } = language.words.terminal.inspection
  const { until } = language.words.terminal.plan
  const column = widest([rows.anchor, rows.valid, 'SHA-256'])
  const row = (name: string, value: string): string =>
    `  ${style.faint(pad(name, column))}  ${wrap(value, column + 4, style)}`
  return [
    row(rows.anchor, visibleText(subject)),
    row('SHA-256', fingerprint),
    row(rows.valid, tell(voice, until, { date: { at: notAfter, to: 'day' } })),
  ]
}

function renderGroup({ hosts, plan }: PlanGroup, detail: StepDetail, voice: Voice): string[] {
  const { language, style } = voice
  const { blocked, nothing, sameOn } = language.words.terminal.plan
  const [only = ''] = hosts
  const names = hosts.length === 1 ? visibleText(only) : tell(voice, sameOn, { hosts: listed(hosts) })
  // Colours are controls, so they come after the words.
  const title = (words: string): string => {
    const text = wrap(`${names}  ${words}`, 2, style)
    return text.startsWith(names) ? `${style.strong(names)}${text.slice(names.length)}` : text
  }
  if (plan.error) return [`${style.strong(names)}  ${style.bad(blocked)}`, ...renderFailure(plan.error, voice)]
  if (plan.outcome === 'nothing') return [title(nothing), ...renderNotes(plan.notes, voice)]
  return [title(restartWords(plan, voice)), ...renderSteps(plan, detail, voice), ...renderNotes(plan.notes, voice)]
}

function restartWords(plan: HostPlanView, voice: Voice): string {
  const { restart, containersStopped, needsRoot } = plan
  const words = voice.language.words.terminal.plan
  const kinds = enginesTold(plan)
  const stops = tell(voice, words.stops, { count: containersStopped })
  const told = { engines: engineNames(kinds), stops, count: kinds.length }
  const text = kinds.length > 0 ? tell(voice, words.restart[restart], told) : words.noEngine
  return needsRoot ? tell(voice, words.root, { restart: text }) : text
}
