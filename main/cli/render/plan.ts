import { type HostPlanView, type PlanFile, type PlanView, purposeWords } from '../../../shared/model/plan.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { english } from '../../../shared/words/language.ts'
import { sayParam } from '../../../shared/words/say.ts'
import { renderNotes } from './notes.ts'
import { type Style, wrap } from './style.ts'

/** A plan for review: for each host its files with their differences, its commands, and what it does to Docker. */
export function renderPlan(plan: PlanView, style: Style): string {
  return [
    style.strong(
      visibleText(
        sayParam(
          english,
          purposeWords(
            plan.purpose,
            plan.hosts.map(({ host }) => host),
          ),
        ),
      ),
    ),
    ...plan.hosts.flatMap((host) => ['', ...renderHost(host, style)]),
  ].join('\n')
}

function renderHost(host: HostPlanView, style: Style): string[] {
  const title = style.strong(visibleText(host.host))
  if (host.outcome === 'blocked') {
    return [
      `${title}  ${style.bad('cannot be changed')}`,
      `  ${wrap(visibleText(host.error?.message ?? ''), 2, style)}`,
      `  ${style.faint(wrap(visibleText(host.error?.hint ?? ''), 2, style))}`,
    ]
  }
  if (host.outcome === 'nothing') return [`${title}  nothing to do`, ...renderNotes(host.notes, style)]
  return [
    `${title}  ${restartText(host)}${host.needsRoot ? ', asks for root rights once' : ''}`,
    ...host.files.flatMap((file) => renderFile(file, style)),
    ...host.commands.map((command) => `  run      ${visibleText(command)}`),
    ...renderNotes(host.notes, style),
  ]
}

function restartText({ restart, containersStopped }: HostPlanView): string {
  if (restart === 'none') return 'Docker is not restarted'
  if (restart === 'reload') return 'Docker reloads its configuration, containers go on'
  return `Docker restarts, ${containersStopped} running containers stop`
}

function renderFile(file: PlanFile, style: Style): string[] {
  const about = [file.mode, file.owner].filter((part) => part !== undefined).join(' ')
  const head = `  ${file.action.padEnd(8)} ${visibleText(file.path)}${about ? style.faint(`  ${about}`) : ''}`
  if (file.secret) return [head, style.faint('           it holds a secret: its content is not shown')]
  return [head, ...file.diff.map((line) => `           ${renderLine(line, style)}`)]
}

function renderLine(line: string, style: Style): string {
  // A blank after the sign: a PEM's own dashes would run into it.
  const text = `${line.charAt(0)} ${visibleText(line.slice(1))}`
  if (line.startsWith('+')) return style.good(text)
  return line.startsWith('-') ? style.bad(text) : style.faint(text)
}
