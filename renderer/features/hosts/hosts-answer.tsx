import { Button, Loader, TextInput } from '@mantine/core'
import { IconSearch, IconServer2 } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { FailureData } from '../../../shared/failure.ts'
import { Callout } from '../../ui/callout.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { isMany } from '../../ui/layout/many.ts'
import { Empty, Looking } from '../../ui/layout/placeholders.tsx'
import { Pill } from '../../ui/pill.tsx'
import { useFailureWords } from '../../words/coded.tsx'
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
  const failures = list.failures.length > 0 && <Incomplete failures={list.failures} actions={again} />
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

interface IncompleteProps {
  readonly failures: readonly FailureData[]
  readonly actions: ReactNode
}

/** Why the list is not complete: each failure once, and one button for all of them. */
function Incomplete({ failures, actions }: IncompleteProps) {
  const { hosts: words } = useWords()
  const failureWords = useFailureWords()
  const different = new Map(failures.map((error) => [`${error.code} ${error.message}`, error]))
  return (
    <div className={classes.incomplete}>
      <Callout tone="error" role="alert" title={words.incomplete} actions={actions}>
        <ul className={classes.failures}>
          {[...different].map(([key, error]) => {
            const { message, hint } = failureWords(error)
            return (
              <li key={key}>
                <div>{message}</div>
                <div>{hint}</div>
              </li>
            )
          })}
        </ul>
      </Callout>
    </div>
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
