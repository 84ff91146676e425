import type { ApplyReport, HostReport, Progress, Verdict } from '../../../shared/model/change.ts'
import { systemClient } from '../../../shared/model/plan.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import type { Style } from './style.ts'

/** One line of live progress. */
export function renderProgress({ host, step, steps, text }: Progress): string {
  const count = steps > 0 ? `${step}/${steps}  ` : ''
  return `  ${visibleText(host)}  ${count}${visibleText(text)}`
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
      `${name}  ${style.bad('failed')}  ${visibleText(host.error?.message ?? '')}`,
      `  ${style.faint(visibleText(host.error?.hint ?? ''))}`,
    ]
  }
  return [
    `${name}  ${style.good('done')}${host.change ? `, change ${host.change}` : ''}`,
    ...host.verdicts.map((verdict) => `  ${renderVerdict(verdict, style)}`),
    ...(host.change ? [style.faint(`  take it back with: mooring undo ${host.change}`)] : []),
  ]
}

function renderVerdict({ registry, endpoint, answer, detail }: Verdict, style: Style): string {
  const engine = endpoint === systemClient ? 'the host’s own TLS client' : `Docker at ${visibleText(endpoint)}`
  const name = visibleText(registry)
  const said = detail ? `: ${visibleText(detail)}` : ''
  switch (answer) {
    case 'reached':
      return `${style.good('verified')}  ${engine} reaches ${name}`
    case 'untrusted':
      return `${style.bad('not trusted')}  ${engine} still refuses ${name}${said}`
    case 'client-certificate':
      return `${style.warn('client certificate')}  ${name} wants another or a first client pair from ${engine}${said}`
    case 'unreachable':
      return `${style.warn('not verified')}  ${engine} has no connection to ${name}${said}`
    case 'unclear':
      return `${style.warn('not verified')}  ${engine} gave an answer that says nothing about trust${said}`
    case 'unknown':
      return `${style.warn('not verified')}  ${engine} could not be asked${said}`
  }
}
