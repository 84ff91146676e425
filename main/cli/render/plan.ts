import {
  engineNames,
  enginesTold,
  type HostPlanView,
  type PlanAnchor,
  type PlanFile,
  type PlanView,
  purposeWords,
} from '../../../shared/model/plan.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { sayParam } from '../../../shared/words/say.ts'
import { indented, pad, widest, wrap } from './columns.ts'
import { renderFailure, renderNotes } from './notes.ts'
import { tell, type Voice } from './style.ts'

/** A plan for review: for each host its files with diffs, its commands, and the effect on Docker. */
export function renderPlan(plan: Omit<PlanView, 'plan'>, voice: Voice): string {
  const { language, style } = voice
  const hosts = plan.hosts.map(({ host }) => host)
  const purpose = sayParam(language, purposeWords(plan.purpose, hosts))
  return [
    style.strong(indented(purpose, 0, style)),
    ...(plan.purpose.anchor ? renderAnchor(plan.purpose.anchor, voice) : []),
    ...plan.hosts.flatMap((host) => ['', ...renderHost(host, voice)]),
  ].join('\n')
}

/** The certificate that is trusted: its name, its fingerprint, its last day. */
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

function renderHost(host: HostPlanView, voice: Voice): string[] {
  const { language, style } = voice
  const { blocked, nothing, actions } = language.words.terminal.plan
  const title = style.strong(visibleText(host.host))
  if (host.error) return [`${title}  ${style.bad(blocked)}`, ...renderFailure(host.error, voice)]
  if (host.outcome === 'nothing') return [`${title}  ${nothing}`, ...renderNotes(host.notes, voice)]
  const column = widest(Object.values(actions))
  return [
    wrap(`${title}  ${restartWords(host, voice)}`, 2, style),
    ...host.files.flatMap((file) => renderFile(file, column, voice)),
    ...host.commands.map((command) => `  ${pad(actions.run, column)}  ${visibleText(command)}`),
    ...renderNotes(host.notes, voice),
  ]
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

function renderFile(file: PlanFile, column: number, voice: Voice): string[] {
  const { language, style } = voice
  const { actions, secret } = language.words.terminal.plan
  const about = visibleText([file.mode, file.owner].filter((part) => part !== undefined).join(' '))
  const action = pad(actions[file.action], column)
  const head = `  ${action}  ${visibleText(file.path)}${about ? style.faint(`  ${about}`) : ''}`
  if (file.secret) return [head, style.faint(indented(tell(voice, secret), column + 4, style))]
  return [head, ...file.diff.map((line) => ' '.repeat(column + 4) + renderLine(line, voice))]
}

function renderLine(line: string, { style }: Voice): string {
  // A space after the sign separates it from a PEM's own dashes.
  const text = `${line.charAt(0)} ${visibleText(line.slice(1))}`
  if (line.startsWith('+')) return style.good(text)
  return line.startsWith('-') ? style.bad(text) : style.faint(text)
}
