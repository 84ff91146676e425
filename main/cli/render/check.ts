import {
  type Check,
  type CheckStatus,
  type HostCheck,
  isWell,
  type RegistryCheck,
} from '../../../shared/model/check.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { remarkWords } from '../../../shared/words/say.ts'
import { indented, pad, widest, wrap } from './columns.ts'
import { renderFailure } from './notes.ts'
import { type Look, tell, type Voice } from './style.ts'

const looks: Readonly<Record<CheckStatus, Look>> = { good: 'good', warning: 'warn', bad: 'bad', unknown: 'faint' }

/** What was found on each host: all checks in their order, and below them what mends the first that fails. */
export function renderCheck(hosts: readonly HostCheck[], voice: Voice): string {
  return hosts
    .flatMap((host) => [...renderHost(host, voice), ''])
    .join('\n')
    .trimEnd()
}

function renderHost(host: HostCheck, voice: Voice): string[] {
  const { style } = voice
  const name = style.strong(visibleText(host.host))
  if (host.error) return [name, ...renderFailure(host.error, voice)]
  if (host.registries.length === 0)
    return [name, indented(tell(voice, voice.language.words.terminal.check.nothing), 2, style)]
  return host.registries.flatMap((each) => [
    `${name}  ${style.strong(visibleText(each.registry))}  ${verdictOf(each, voice)}`,
    ...renderChecks(each.checks, voice),
    ...renderFixes(each, voice),
  ])
}

function verdictOf(each: RegistryCheck, { language, style }: Voice): string {
  const words = language.words.terminal.check
  if (each.diagnosis) return style.bad(words.fails)
  if (!isWell({ host: '', registries: [each] })) return style.warn(words.undecided)
  return each.checks.some(({ status }) => status === 'warning') ? style.warn(words.warned) : style.good(words.well)
}

function renderChecks(checks: readonly Check[], voice: Voice): string[] {
  const { language, style } = voice
  const words = language.words.terminal.check
  const [statuses, titles] = [widest(Object.values(words.statuses)), widest(Object.values(words.titles))]
  const column = statuses + titles + 6
  return checks.flatMap(({ code, status, remarks }) => {
    const start = `  ${style[looks[status]](pad(words.statuses[status], statuses))}  ${pad(words.titles[code], titles)}  `
    if (remarks.length === 0) return [`${start}${style.faint(status === 'good' ? words.good : words.unknown)}`]
    return remarks.flatMap((remark, index) => {
      const { message, hint } = remarkWords(language, remark)
      const line = `${index === 0 ? start : ' '.repeat(column)}${wrap(message, column, style)}`
      return status === 'good' ? [line] : [line, style.faint(indented(hint, column, style))]
    })
  })
}

function renderFixes({ fixes }: RegistryCheck, voice: Voice): string[] {
  if (fixes.length === 0) return []
  const { style, language } = voice
  return [
    indented(tell(voice, language.words.terminal.check.mends), 2, style),
    ...fixes.map(({ command }) => `    ${visibleText(command)}`),
  ]
}
