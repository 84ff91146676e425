import type { Host, HostKey, HostSuggestion } from '../../../shared/model/host.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { renderNotes } from './notes.ts'
import type { Look, Style } from './style.ts'

/** Each state in a word or two, and how it stands out. */
const states: Readonly<Record<Host['state'], readonly [words: string, look: Look]>> = {
  looking: ['looking', 'faint'],
  ready: ['ready', 'good'],
  'no-engine': ['no Docker', 'warn'],
  unsupported: ['not supported', 'warn'],
  unreachable: ['unreachable', 'bad'],
  stopped: ['stopped', 'warn'],
  'key-unknown': ['key not known', 'warn'],
  'key-changed': ['key changed', 'bad'],
  'login-failed': ['login failed', 'bad'],
}

/** The hosts: a line for each, below it what was found there, or why nothing was and what to do. */
export function renderHosts(hosts: readonly Host[], style: Style): string {
  const names = hosts.map(({ id }) => visibleText(id))
  const nameWidth = widest(names)
  const stateWidth = widest(hosts.map(({ state }) => states[state][0]))
  return hosts
    .flatMap((host, index) => {
      const [words, look] = states[host.state]
      const name = style.strong(names[index]?.padEnd(nameWidth) ?? '')
      return [
        `${name}  ${style[look](words.padEnd(stateWidth))}  ${visibleText(host.label)}`.trimEnd(),
        ...renderDetails(host, style),
      ]
    })
    .join('\n')
}

function renderDetails(host: Host, style: Style): string[] {
  const { detail, error, hostKey, needsSudo, registries, unfinished, notes } = host
  const where = host.id === 'local' ? '' : ` --host ${visibleText(host.id)}`
  if (host.state === 'key-unknown' && hostKey) return renderNewKey(host.id, hostKey, style)
  if (error) return [`  ${visibleText(error.message)}`, `  ${style.faint(visibleText(error.hint))}`]
  return [
    `  ${visibleText(detail)}${needsSudo ? '; changes ask for root rights' : ''}`,
    ...(registries.length > 0 ? [`  set up for ${visibleText(registries.join(', '))}`] : []),
    ...(unfinished ? [style.warn(`  the change ${unfinished} was interrupted: run mooring recover${where}`)] : []),
    ...renderNotes(notes, style),
  ]
}

/** What to compare, and the command that accepts it, each on a line of its own: they are long, and to be copied. */
function renderNewKey(id: string, { host, address, type, fingerprint }: HostKey, style: Style): string[] {
  const [name, at, kind, print] = [host, address, type, fingerprint].map(visibleText)
  return [
    `  The host key of ${name} (${at}) is not known yet:`,
    `    ${kind} ${print}`,
    style.faint('  Compare it with what the host says (ssh-keygen -lf on its key file), then:'),
    `    mooring hosts accept-key ${visibleText(id)} ${print}`,
  ]
}

/** The hosts of ssh_config that could be added. */
export function renderSuggestions(suggestions: readonly HostSuggestion[], style: Style): string {
  if (suggestions.length === 0) return 'ssh_config names no host that is not saved yet.'
  const width = widest(suggestions.map(({ alias }) => alias))
  return [
    ...suggestions.map(({ alias, detail }) => `${style.strong(alias.padEnd(width))}  ${visibleText(detail)}`),
    style.faint('They can be used as they are (--host ALIAS), or saved: mooring hosts add NAME ALIAS'),
  ].join('\n')
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length))
}
