import { Loader, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Pill } from '../../ui/pill.tsx'
import { useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import type { HostRow } from './host-list.ts'
import { countStates, hostTones } from './host-view.ts'
import classes from './hosts-bar.module.css'

interface HostsBarProps {
  readonly rows: readonly HostRow[]
  readonly typed: string
  readonly onType: (typed: string) => void
}

/** Above many hosts: how many there are in each state, and a field to find one. */
export function HostsBar({ rows, typed, onType }: HostsBarProps) {
  const { hosts: words } = useWords()
  const say = useSay()
  return (
    <div className={classes.bar}>
      <TextInput
        className={classes.find}
        aria-label={words.find}
        placeholder={words.findPlaceholder}
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
              {say(words.countOf, { count, state: words.states[state] })}
            </Pill>
          </li>
        ))}
      </ul>
    </div>
  )
}
