import { Button } from '@mantine/core'
import { IconServer2 } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useText } from '../../text/text-context.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Empty } from '../../ui/layout/empty.tsx'
import { Looking } from '../../ui/layout/looking.tsx'
import type { HostRow } from './host-list.ts'
import { useHostTitle } from './host-name.tsx'
import { findHosts } from './host-view.ts'
import { HostsBar, isMany } from './hosts-bar.tsx'
import type { Hosts } from './use-hosts.ts'

interface HostsAnswerProps {
  readonly hosts: Hosts
  /** What to do where there are none. */
  readonly action: ReactNode
  /** Gets those to show. */
  readonly children: (rows: readonly HostRow[]) => ReactNode
}

/** The hosts, or why there are none to show. Where there are many, they are counted and can be searched. */
export function HostsAnswer({ hosts: { list, reload }, action, children }: HostsAnswerProps) {
  const { common, hosts: text } = useText()
  const titleOf = useHostTitle()
  const [typed, setTyped] = useState('')
  if (list.state === 'failed' && list.error) {
    return (
      <ErrorNotice
        title={text.failed}
        error={list.error}
        actions={<Button onClick={reload}>{common.tryAgain}</Button>}
      />
    )
  }
  if (list.rows.length === 0) {
    if (list.state === 'looking') return <Looking text={text.looking} />
    return <Empty icon={IconServer2} title={text.empty} hint={text.emptyHint} action={action} />
  }
  const shown = isMany(list.rows) ? findHosts(list.rows, typed, titleOf) : list.rows
  return (
    <>
      {isMany(list.rows) && <HostsBar rows={list.rows} typed={typed} onType={setTyped} />}
      {shown.length > 0 ? children(shown) : <p role="status">{text.none}</p>}
    </>
  )
}
