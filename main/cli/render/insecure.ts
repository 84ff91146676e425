import type { EngineInsecure, HostInsecure } from '../../../shared/model/insecure.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { say } from '../../../shared/words/say.ts'
import { indented, wrap } from './columns.ts'
import { renderFailure } from './notes.ts'
import { tell, type Voice } from './style.ts'

/** Whether each engine treats a registry as insecure, and why. */
export function renderInsecure(registry: string, hosts: readonly HostInsecure[], voice: Voice): string {
  const { language, style } = voice
  const words = language.words.terminal.insecure
  return hosts
    .flatMap(({ host, engines, error }) => {
      const name = style.strong(visibleText(host))
      if (error) return [`${name}  ${style.bad(words.unreadable)}`, ...renderFailure(error, voice)]
      return engines.flatMap((engine) => {
        const what = tell(voice, words.engine, { flavour: engine.flavour })
        const row = `${name}  ${what}  ${state(engine, voice)}  ${visibleText(registry)}`
        return [wrap(row, 2, style), ...details(engine, voice)]
      })
    })
    .join('\n')
}

/** Unreadable settings say nothing about the next start. Colours come last: they are not foreign text. */
function state({ inForce, isConfigured, problem }: EngineInsecure, { language, style }: Voice): string {
  const { states, next, nowAndNext } = language.words.terminal.insecure
  const word = (isInsecure: boolean): string => (isInsecure ? style.warn(states.insecure) : style.good(states.secure))
  const configured = problem ? style.warn(states.unknown) : word(isConfigured)
  if (inForce === undefined) return say(language, next, { state: configured })
  if (inForce === isConfigured && !problem) return configured
  return say(language, nowAndNext, { now: word(inForce), state: configured })
}

function details({ causes, until, isOverdue, problem }: EngineInsecure, voice: Voice): string[] {
  const { language, style } = voice
  const words = language.words.terminal.insecure
  const row = (text: string): string => indented(text, 2, style)
  return [
    ...causes.map(({ by, value, path }) => {
      const cause = tell(voice, words.causes[by], { value })
      return style.faint(row(path === undefined ? cause : tell(voice, words.causeIn, { cause, path })))
    }),
    ...(until === undefined ? [] : [isOverdue ? style.warn(row(reminder(until))) : row(reminder(until))]),
    ...(problem ? renderFailure(problem, voice) : []),
  ]

  function reminder(at: string): string {
    return tell(voice, isOverdue ? words.overdue : words.until, { until: { at, to: 'minute' } })
  }
}
