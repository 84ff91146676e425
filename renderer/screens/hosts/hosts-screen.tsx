import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useAnswer } from '../../api/use-answer.ts'
import { HostsAnswer } from '../../components/host/hosts-answer.tsx'
import type { DialogIntent } from '../../components/intent/dialog-intent.ts'
import { IntentDialog, type Leaving } from '../../components/intent/intent-dialog.tsx'
import { PageHead } from '../../components/layout/page-head.tsx'
import { useText } from '../../text/text-context.tsx'
import { HostCard } from './host-card.tsx'
import classes from './hosts-screen.module.css'

const everywhere = {}

/** Every host, what runs on it, what Mooring put there, and the way to change that. */
export function HostsScreen() {
  const { hosts: text } = useText()
  const { asked, reload } = useAnswer('hosts.list', everywhere)
  const [dialog, setDialog] = useState<{ readonly intent: DialogIntent; readonly hosts: readonly string[] }>()
  const close = (leaving: Leaving) => {
    setDialog(undefined)
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
              <HostCard key={host.id} host={host} onAsk={(intent) => setDialog({ intent, hosts: [host.id] })} />
            ))}
          </ul>
        )}
      </HostsAnswer>
      {dialog && <IntentDialog intent={dialog.intent} hosts={dialog.hosts} onClose={close} />}
    </>
  )
}
