import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useAnswer } from '../../api/use-answer.ts'
import { HostsAnswer } from '../../components/host/hosts-answer.tsx'
import { IntentDialog, type Leaving } from '../../components/intent/intent-dialog.tsx'
import type { TakeBack } from '../../components/intent/take-back.ts'
import { PageHead } from '../../components/layout/page-head.tsx'
import { useText } from '../../text/text-context.tsx'
import { HostCard } from './host-card.tsx'
import classes from './hosts-screen.module.css'

const everywhere = {}

/** Every host, what runs on it, what Mooring put there, and the way to take that away again. */
export function HostsScreen() {
  const { hosts: text } = useText()
  const { asked, reload } = useAnswer('hosts.list', everywhere)
  const [takeBack, setTakeBack] = useState<{ readonly intent: TakeBack; readonly hosts: readonly string[] }>()
  const close = (leaving: Leaving) => {
    setTakeBack(undefined)
    if (leaving !== 'untouched') reload()
  }
  return (
    <>
      <PageHead
        heading={text.heading}
        lead={text.lead}
        aside={
          <Button
            variant="default"
            leftSection={<IconRefresh size={17} aria-hidden />}
            disabled={asked.state === 'asking'}
            onClick={reload}
          >
            {text.reload}
          </Button>
        }
      />
      <HostsAnswer asked={asked} onReload={reload}>
        {(hosts) => (
          <ul className={classes.hosts}>
            {hosts.map((host) => (
              <HostCard key={host.id} host={host} onTakeBack={(intent) => setTakeBack({ intent, hosts: [host.id] })} />
            ))}
          </ul>
        )}
      </HostsAnswer>
      {takeBack && <IntentDialog intent={takeBack.intent} hosts={takeBack.hosts} onClose={close} />}
    </>
  )
}
