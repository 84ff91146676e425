import { IconBox, IconBrandDocker, IconDeviceDesktop, IconServer2, type TablerIcon } from '@tabler/icons-react'
import { fillIn } from '../../../shared/fill-in.ts'
import type { Host } from '../../../shared/model/host.ts'
import { useText } from '../../text/text-context.tsx'
import { Pill } from '../pill.tsx'
import { Stranger } from '../stranger.tsx'
import type { Tone } from '../tone.ts'
import classes from './host-summary.module.css'

const tones: Readonly<Record<Host['state'], Tone>> = {
  ready: 'good',
  'no-engine': 'warning',
  unsupported: 'warning',
  unreachable: 'error',
}

const icons: Readonly<Record<Host['source'], TablerIcon>> = {
  local: IconDeviceDesktop,
  saved: IconServer2,
  ssh: IconServer2,
  'docker-machine': IconBox,
  'docker-context': IconBrandDocker,
}

/** A host in three lines: its name and state, what a look at it found, its engines. */
export function HostSummary({ host }: { readonly host: Host }) {
  const { hosts: text } = useText()
  const Icon = icons[host.source]
  const engines = host.engines.map(({ kind, flavour, version }) =>
    [
      fillIn(text.engine, { kind: capitalized(kind), version: version ?? '' }).trim(),
      flavourWord(flavour, text.flavours),
    ]
      .filter((part) => part !== '')
      .join(', '),
  )
  return (
    <span className={classes.summary}>
      <Icon className={classes.icon} size={26} stroke={1.5} aria-hidden />
      <span className={classes.words}>
        <span className={classes.head}>
          <span className={classes.name}>
            <Stranger text={host.label} />
          </span>
          <Pill tone={tones[host.state]}>{text.states[host.state]}</Pill>
        </span>
        {host.detail !== '' && (
          <span className={classes.quiet}>
            <Stranger text={host.detail} />
          </span>
        )}
        {engines.length > 0 && (
          <span className={classes.quiet}>
            <Stranger text={engines.join(' · ')} />
          </span>
        )}
      </span>
    </span>
  )
}

function flavourWord(flavour: string, words: Readonly<Record<string, string>>): string {
  return words[flavour] ?? flavour
}

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
