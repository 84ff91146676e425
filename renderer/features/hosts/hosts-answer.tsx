import { Button, Loader, TextInput } from '@mantine/core'
import { IconSearch, IconServer2 } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Incomplete } from '../../ui/incomplete.tsx'
import { isMany } from '../../ui/layout/many.ts'
import { Empty, Looking } from '../../ui/layout/placeholders.tsx'
import { Pill } from '../../ui/pill.tsx'
import { useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import type { HostRow } from './host-list.ts'
import { countStates, findHosts, hostTones, useHostTitle } from './host-view.ts'
import classes from './hosts-answer.module.css'
import type { Hosts } from './use-hosts.ts'

interface HostsAnswerProps {
  readonly hosts: Hosts
  /** What to do if there are no hosts. */
  readonly action: ReactNode
  /** Gets the hosts to show. */
  readonly children: (rows: readonly HostRow[]) => ReactNode
}

/**
 * The hosts, and why some or all of them cannot be shown. Where there are many, they are counted and can be searched.
 */
export function HostsAnswer({ hosts: { list, reload }, action, children }: HostsAnswerProps) {
  const { common, hosts: words } = useWords()
  const titleOf = useHostTitle()
  const [typed, setTyped] = useState('')
  const again = <Button onClick={reload}>{common.tryAgain}</Button>
  if (list.state === 'failed' && list.error) {
    return <ErrorNotice title={words.failed} error={list.error} actions={again} />
  }
  if (list.rows.length === 0 && list.state === 'looking') return <Looking text={words.searching} />
  const failures = <Incomplete title={words.incomplete} failures={list.failures} actions={again} />
  if (list.rows.length === 0) {
    return (
      <>
        {failures}
        <Empty icon={IconServer2} title={words.empty} hint={words.emptyHint} action={action} />
      </>
    )
  }
  const shown = isMany(list.rows) ? findHosts(list.rows, typed, titleOf) : list.rows
  return (
    <>
      {failures}
      {isMany(list.rows) && <HostsBar rows={list.rows} typed={typed} onType={setTyped} />}
      {shown.length > 0 ? children(shown) : <p role="status">{words.none}</p>}
    </>
  )
}

interface HostsBarProps {
  readonly rows: readonly HostRow[]
  readonly typed: string
  readonly onType: (typed: string) => void
}

/** Above many hosts: how many there are in each state, and a field to find one. */
function HostsBar({ rows, typed, onType }: HostsBarProps) {
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
