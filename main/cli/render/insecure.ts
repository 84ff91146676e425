import type { EngineInsecure, HostInsecure } from '../../../shared/model/insecure.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import type { Style } from './style.ts'

/** Whether each engine takes a registry for insecure, and why. */
export function renderInsecure(registry: string, hosts: readonly HostInsecure[], style: Style): string {
  return hosts
    .flatMap(({ host, engines, error }) => {
      const name = style.strong(visibleText(host))
      if (error) return [`${name}  ${style.bad('unknown')}  ${visibleText(error.message)}`]
      return engines.flatMap((engine) => [
        `${name}  Docker (${engine.flavour})  ${state(engine, style)}  ${visibleText(registry)}`,
        ...details(engine, style),
      ])
    })
    .join('\n')
}

function state({ inForce, isConfigured }: EngineInsecure, style: Style): string {
  const configured = isConfigured ? style.warn('insecure') : style.good('secure')
  if (inForce === undefined) return `${configured} at its next start`
  if (inForce === isConfigured) return configured
  return `${inForce ? style.warn('insecure') : style.good('secure')} now, ${configured} at its next start`
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
      : [isOverdue ? style.warn(`  wanted until ${until}: that is over`) : `  wanted until ${until}`]),
    ...(problem ? [style.bad(`  ${visibleText(problem.message)}`), style.faint(`  ${visibleText(problem.hint)}`)] : []),
  ]
}
