import { Loader } from '@mantine/core'
import { IconBox, IconBrandDocker, IconDeviceDesktop, IconServer2, type TablerIcon } from '@tabler/icons-react'
import { Fragment } from 'react'
import { foundOn, type Host } from '../../../shared/model/host.ts'
import { Pill } from '../../ui/pill.tsx'
import { useWords } from '../../words/language.tsx'
import { SayParam } from '../../words/say.tsx'
import { Stranger } from '../../words/stranger.tsx'
import type { HostRow } from './host-list.ts'
import classes from './host-summary.module.css'
import { hostTones, rowState, useHostTitle } from './host-view.ts'

const icons: Readonly<Record<Host['source'], TablerIcon>> = {
  local: IconDeviceDesktop,
  saved: IconServer2,
  ssh: IconServer2,
  'docker-machine': IconBox,
  'docker-context': IconBrandDocker,
}

/** A host in three lines: its name and state, what was found there, and its source. */
export function HostSummary({ row }: { readonly row: HostRow }) {
  const { hosts: words } = useWords()
  const titleOf = useHostTitle()
  const { host } = row
  const found = foundOn(host)
  const state = rowState(row)
  const Icon = icons[host.source]
  const origin = [
    words.sources[host.source],
    host.source === 'docker-machine' ? '' : host.label,
    host.needsSudo && host.state !== 'no-root' && host.source !== 'local' ? words.sudo : '',
  ].filter((part) => part !== '' && part !== titleOf(host))
  return (
    <span className={classes.summary}>
      <Icon className={classes.icon} size={26} stroke={1.5} aria-hidden />
      <span className={classes.words}>
        <span className={classes.head}>
          <span className={classes.name}>
            <Stranger text={titleOf(host)} />
          </span>
          <Pill tone={hostTones[state]}>
            {state === 'looking' && <Loader size={12} aria-hidden />}
            {words.states[state]}
          </Pill>
        </span>
        {found !== '' && host.error === undefined && (
          <span className={classes.quiet}>
            <SayParam value={found} />
          </span>
        )}
        {origin.length > 0 && (
          <span className={classes.origin}>
            {origin.map((part, index) => (
              <Fragment key={part}>
                {index > 0 && ' · '}
                <Stranger text={part} />
              </Fragment>
            ))}
          </span>
        )}
      </span>
    </span>
  )
}
