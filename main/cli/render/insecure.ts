import type { EngineInsecure, HostInsecure } from '../../../shared/model/insecure.ts'
import { utcTime } from '../../../shared/utc-time.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { type Style, wrap } from './style.ts'

/** Whether each engine takes a registry for insecure, and why. */
export function renderInsecure(registry: string, hosts: readonly HostInsecure[], style: Style): string {
  return hosts
    .flatMap(({ host, engines, error }) => {
      const name = style.strong(visibleText(host))
      if (error) return [`${name}  ${style.bad('unknown')}`, `  ${wrap(visibleText(error.message), 2, style)}`]
      return engines.flatMap((engine) => [
        `${name}  Docker (${engine.flavour})  ${state(engine, style)}  ${visibleText(registry)}`,
        ...details(engine, style),
      ])
    })
    .join('\n')
}

/** Settings that could not be read tell nothing of the next start. */
function state({ inForce, isConfigured, problem }: EngineInsecure, style: Style): string {
  const word = (isInsecure: boolean): string => (isInsecure ? style.warn('insecure') : style.good('secure'))
  const configured = problem ? style.warn('unknown') : word(isConfigured)
  if (inForce === undefined) return `${configured} at its next start`
  if (inForce === isConfigured && !problem) return configured
  return `${word(inForce)} now, ${configured} at its next start`
}

function details({ causes, until, isOverdue, problem }: EngineInsecure, style: Style): string[] {
  return [
    ...causes.map(({ by, value, path }) => {
      const where = path === undefined ? '' : ` in ${path}`
      const why = {
        entry: 'by its own entry',
        range: 'by the address range',
        'built-in': 'by a range that every Docker has:',
      }
      return style.faint(`  ${why[by]} ${visibleText(value)}${visibleText(where)}`)
    }),
    ...(until === undefined
      ? []
      : [
          isOverdue ? style.warn(`  wanted until ${utcTime(until)}: that is over`) : `  wanted until ${utcTime(until)}`,
        ]),
    ...(problem
      ? [
          style.bad(`  ${wrap(visibleText(problem.message), 2, style)}`),
          style.faint(`  ${wrap(visibleText(problem.hint), 2, style)}`),
        ]
      : []),
  ]
}
