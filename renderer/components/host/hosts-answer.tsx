import { Button } from '@mantine/core'
import { IconServer2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Host } from '../../../shared/model/host.ts'
import type { Asked } from '../../api/use-ask.ts'
import { useText } from '../../text/text-context.tsx'
import { ErrorNotice } from '../error-notice.tsx'
import { Empty } from '../layout/empty.tsx'
import { Looking } from '../layout/looking.tsx'

interface HostsAnswerProps {
  readonly asked: Asked<Host[]>
  readonly onReload: () => void
  readonly children: (hosts: readonly Host[]) => ReactNode
}

/** The hosts, or why there are none to show. */
export function HostsAnswer({ asked, onReload, children }: HostsAnswerProps) {
  const { common, hosts: text } = useText()
  switch (asked.state) {
    case 'idle':
    case 'asking':
      return <Looking text={text.looking} />
    case 'failed':
      return (
        <ErrorNotice
          title={text.failed}
          error={asked.error}
          actions={<Button onClick={onReload}>{common.tryAgain}</Button>}
        />
      )
    case 'answered':
      if (asked.data.length === 0) return <Empty icon={IconServer2} title={text.empty} hint={text.emptyHint} />
      return children(asked.data)
  }
}
