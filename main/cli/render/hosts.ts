import { foundOn, type Host, type HostKey, type HostSuggestion } from '../../../shared/model/host.ts'
import { shellWord } from '../../../shared/shell-word.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { listed } from '../../../shared/words/param.ts'
import { errorWords, sayParam } from '../../../shared/words/say.ts'
import { indented, pad, widest, wrap } from './columns.ts'
import { renderFailure, renderNotes } from './notes.ts'
import { type Look, tell, type Voice } from './style.ts'

/** The style of each state. */
const looks: Readonly<Record<Host['state'], Look>> = {
  looking: 'faint',
  ready: 'good',
  'engine-stopped': 'warn',
  'no-engine': 'warn',
  'no-root': 'bad',
  unsupported: 'warn',
  unreachable: 'bad',
  stopped: 'warn',
  'key-unknown': 'warn',
  'key-changed': 'bad',
  'login-failed': 'bad',
}

/** How registries stand, in the order of their lines, with their styles. */
const standings = [
  ['trusted'],
  ['gone', 'warn'],
  ['byHand'],
  ['insecure', 'warn'],
] as const satisfies readonly (readonly [keyof Host, Look?])[]

/** The hosts, one line each; below it the findings, or the error and what to do. */
export function renderHosts(hosts: readonly Host[], voice: Voice): string {
  const { language, style } = voice
  const { states } = language.words.terminal.hosts
  const names = widest(hosts.map(({ id }) => visibleText(id)))
  const column = widest(hosts.map(({ state }) => states[state]))
  return hosts
    .flatMap((host) => {
      const name = style.strong(pad(visibleText(host.id), names))
      const state = style[looks[host.state]](pad(states[host.state], column))
      const row = `${name}  ${state}  ${visibleText(host.label)}`.trimEnd()
      return [wrap(row, 2, style), ...renderDetails(host, voice)]
    })
    .join('\n')
}

function renderDetails(host: Host, voice: Voice): string[] {
  const { error, hostKey, needsSudo, unfinished, notes } = host
  if (host.state === 'key-unknown' && hostKey) return renderNewKey(host.id, hostKey, voice)
  if (error) return renderFailure(error, voice)
  const { language, style } = voice
  const words = language.words.terminal.hosts
  const found = sayParam(language, foundOn(host))
  const command = `mooring recover${host.id === 'local' ? '' : ` --host ${shellWord(host.id)}`}`
  const row = (text: string): string => indented(text, 2, style)
  return [
    row(
      host.state === 'no-root'
        ? tell(voice, words.noRoot, { found })
        : needsSudo
          ? tell(voice, words.sudo, { found })
          : found,
    ),
    ...standings.flatMap(([standing, look]) => {
      const registries = host[standing]
      if (registries.length === 0) return []
      const text = row(tell(voice, words[standing], { registries: listed(registries) }))
      return [look === undefined ? text : style[look](text)]
    }),
    ...(unfinished ? [style.warn(row(tell(voice, words.unfinished, { change: unfinished, command })))] : []),
    ...renderNotes(notes, voice),
  ]
}

/**
 * The fingerprint to compare and the command that accepts it, on separate lines: both are long and meant for copying.
 */
function renderNewKey(id: string, { host, address, type, fingerprint }: HostKey, voice: Voice): string[] {
  const { language, style } = voice
  const { newKey } = language.words.terminal.hosts
  const print = visibleText(fingerprint)
  return [
    indented(tell(voice, newKey.title, { host, address }), 2, style),
    `    ${visibleText(type)} ${print}`,
    style.faint(indented(tell(voice, newKey.compare), 2, style)),
    `    mooring hosts accept-key ${visibleText(id)} ${print}`,
  ]
}

/** The hosts of ssh_config that could be added. */
export function renderSuggestions(suggestions: readonly HostSuggestion[], voice: Voice): string {
  const { language, style } = voice
  const words = language.words.terminal.suggestions
  if (suggestions.length === 0) return tell(voice, words.empty)
  const column = widest(suggestions.map(({ alias }) => visibleText(alias)))
  return [
    ...suggestions.map(({ alias, detail, error }) => {
      const where = error ? errorWords(language, error).message : visibleText(detail)
      return `${style.strong(pad(visibleText(alias), column))}  ${where}`
    }),
    style.faint(indented(tell(voice, words.use), 0, style)),
  ].join('\n')
}
