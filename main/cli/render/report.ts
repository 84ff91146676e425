import type { ApplyReport, HostReport, Progress, Verdict } from '../../../shared/model/change.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { english } from '../../../shared/words/language.ts'
import { sayParam } from '../../../shared/words/say.ts'
import { type Look, type Style, wrap } from './style.ts'

/** What goes on where no step does. */
const phases: Readonly<Record<Progress['phase'], string>> = {
  elevating: 'asking for root rights',
  running: 'beginning',
  verifying: 'checking whether the registry is reached',
  finished: 'finished',
}

/** One line of live progress. */
export function renderProgress({ host, phase, step, steps, doing, error }: Progress): string {
  const count = steps > 0 ? `${step}/${steps}  ` : ''
  return `  ${visibleText(host)}  ${count}${visibleText(error?.message ?? (doing ? sayParam(english, doing) : phases[phase]))}`
}

/** How applying went, a line or two for each host. */
export function renderReport(report: ApplyReport, style: Style): string {
  return report.hosts.flatMap((host) => renderHost(host, style)).join('\n')
}

function renderHost(host: HostReport, style: Style): string[] {
  const name = style.strong(visibleText(host.host))
  if (host.outcome === 'nothing') return [`${name}  nothing to do`]
  if (host.outcome === 'failed') {
    return [
      `${name}  ${style.bad('failed')}`,
      `  ${wrap(visibleText(host.error?.message ?? ''), 2, style)}`,
      `  ${style.faint(wrap(visibleText(host.error?.hint ?? ''), 2, style))}`,
    ]
  }
  return [
    `${name}  ${style.good('done')}${host.change ? `, change ${host.change}` : ''}`,
    ...host.verdicts.map((verdict) => `  ${renderVerdict(verdict, style)}`),
    ...(host.change ? [style.faint(`  take it back with: mooring undo ${host.change}`)] : []),
  ]
}

function renderVerdict(verdict: Verdict, style: Style): string {
  const [mark, look, words] = verdictWords(verdict)
  // What proves that the registry was reached reads like an error.
  const said = verdict.detail && verdict.answer !== 'reached' ? `: ${visibleText(verdict.detail)}` : ''
  const text = wrap(`${mark}  ${words}${said}`, 2, style)
  return `${style[look](text.slice(0, mark.length))}${text.slice(mark.length)}`
}

function verdictWords(verdict: Verdict): readonly [mark: string, look: Look, words: string] {
  const { registry, answer } = verdict
  const engine = askedWords(verdict)
  const name = visibleText(registry)
  switch (answer) {
    case 'reached':
      return ['verified', 'good', `${engine} reaches ${name}`]
    case 'untrusted':
      return ['not trusted', 'bad', `${engine} still refuses ${name}`]
    case 'client-certificate':
      return ['client certificate', 'warn', `${name} wants another or a first client pair from ${engine}`]
    case 'unreachable':
      return ['not verified', 'warn', `${engine} has no connection to ${name}`]
    case 'unclear':
      return ['not verified', 'warn', `${engine} gave an answer that says nothing about trust`]
    case 'unknown':
      return ['not verified', 'warn', `${engine} could not be asked`]
  }
}

function askedWords({ kind, endpoint = '' }: Verdict): string {
  switch (kind) {
    case 'docker':
      return `Docker at ${visibleText(endpoint)}`
    case 'system':
      return 'the host’s own TLS client'
  }
}
