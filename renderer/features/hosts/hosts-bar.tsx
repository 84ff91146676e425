import { Loader, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { fillIn } from '../../../shared/words/fill-in.ts'
import { useText } from '../../text/text-context.tsx'
import { Pill } from '../../ui/pill.tsx'
import type { HostRow } from './host-list.ts'
import { countStates, hostTones } from './host-view.ts'
import classes from './hosts-bar.module.css'

interface HostsBarProps {
  readonly rows: readonly HostRow[]
  readonly typed: string
  readonly onType: (typed: string) => void
}

/** As many as one sees at a glance. */
const few = 6

/** Whether there are too many rows to see them at a glance. */
export function isMany(rows: readonly unknown[]): boolean {
  return rows.length > few
}

/** Above many hosts: how many there are in each state, and a field to find one. */
export function HostsBar({ rows, typed, onType }: HostsBarProps) {
  const { hosts: text } = useText()
  return (
    <div className={classes.bar}>
      <TextInput
        className={classes.find}
        aria-label={text.find}
        placeholder={text.findPlaceholder}
        leftSection={<IconSearch size={17} aria-hidden />}
        value={typed}
        spellCheck={false}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <ul className={classes.counts}>
        {countStates(rows).map(([state, count]) => (
          <li key={state}>
            <Pill tone={hostTones[state]}>
              {state === 'looking' && <Loader size={12} aria-hidden />}
              {fillIn(text.countOf, { count, state: text.states[state] })}
            </Pill>
          </li>
        ))}
      </ul>
    </div>
  )
}
