import { type EngineInsecure, type HostInsecure, isUntold } from '../../../shared/model/insecure.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { fillIn } from '../../../shared/words/say.ts'
import { indented, wrap } from './columns.ts'
import { renderFailure } from './notes.ts'
import { tell, type Voice } from './style.ts'

/** Whether each engine treats registries as insecure, and why. */
export function renderInsecure(hosts: readonly HostInsecure[], voice: Voice): string {
  const { language, style } = voice
  const words = language.words.terminal.insecure
  return hosts
    .flatMap(({ host, registries, incomplete = [], error }) => {
      const name = style.strong(visibleText(host))
      const rows = (engine: EngineInsecure, ...columns: string[]): string[] => [
        wrap([name, engineName(engine, voice), ...columns].join('  '), 2, style),
        ...details(engine, voice),
      ]
      if (error) return [`${name}  ${style.bad(words.unreadable)}`, ...renderFailure(error, voice)]
      if (registries.length + incomplete.length === 0) return [`${name}  ${style.good(words.none)}`]
      const told = registries.flatMap(({ registry, engines }) =>
        engines.flatMap((engine) => rows(engine, state(engine, voice), visibleText(registry))),
      )
      return [...told, ...incomplete.flatMap((engine) => rows(engine, style.warn(words.incomplete)))]
    })
    .join('\n')
}

function engineName(engine: EngineInsecure, voice: Voice): string {
  switch (engine.kind) {
    case 'docker':
      return tell(voice, voice.language.words.terminal.insecure.engines.docker, {
        flavour: { phrase: `flavour-${engine.flavour}` },
      })
  }
}

/** Settings that could not be read tell nothing of the next start. Colours are controls, so they come after the words. */
function state(engine: EngineInsecure, { language, style }: Voice): string {
  const { inForce, isConfigured, problem } = engine
  const { states, next, nowAndNext } = language.words.terminal.insecure
  const word = (isInsecure: boolean): string => (isInsecure ? style.warn(states.insecure) : style.good(states.secure))
  const [unknown, configured] = [style.warn(states.unknown), problem ? style.warn(states.unknown) : word(isConfigured)]
  if (isUntold(engine)) return fillIn(nowAndNext, { now: unknown, state: configured })
  if (inForce === undefined) return fillIn(next, { state: configured })
  if (inForce === isConfigured && !problem) return configured
  return fillIn(nowAndNext, { now: word(inForce), state: configured })
}

function details(engine: EngineInsecure, voice: Voice): string[] {
  const { kind, causes, until, isOverdue, problem, unasked } = engine
  const { language, style } = voice
  const words = language.words.terminal.insecure
  const row = (text: string): string => indented(text, 2, style)
  return [
    ...(unasked
      ? [style.faint(row(tell(voice, words.unasked[unasked], { engine: { phrase: `engine-${kind}` } })))]
      : []),
    ...causes.map(({ by, value, path }) => {
      const cause = tell(voice, words.causes[by], { value, engine: { phrase: `engine-${kind}` } })
      return style.faint(row(path === undefined ? cause : tell(voice, words.causeIn, { cause, path })))
    }),
    ...(until === undefined ? [] : [isOverdue ? style.warn(row(reminder(until))) : row(reminder(until))]),
    ...(problem ? renderFailure(problem, voice) : []),
  ]

  function reminder(at: string): string {
    return tell(voice, isOverdue ? words.overdue : words.until, { until: { at, to: 'minute' } })
  }
}
