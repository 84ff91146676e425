import { Button } from '@mantine/core'
import { IconPlus, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { type HostDialog, HostDialogs } from '../../features/host-dialogs/host-dialogs.tsx'
import { HostsAnswer } from '../../features/hosts/hosts-answer.tsx'
import { useHosts } from '../../features/hosts/use-hosts.ts'
import { PageHead } from '../../ui/layout/page-head.tsx'
import { useWords } from '../../words/language.tsx'
import { HostCard } from './host-card.tsx'
import classes from './hosts-screen.module.css'
import { useChangedElsewhere } from './use-changed-elsewhere.ts'
import { useInsecureStatus } from './use-insecure-status.ts'

/** Every host, with its engines, Mooring's registries there, and actions to change them. */
export function HostsScreen() {
  const { hosts: words } = useWords()
  const hosts = useHosts()
  const statusOf = useInsecureStatus(hosts.list.rows)
  const [dialog, setDialog] = useState<HostDialog>()
  useChangedElsewhere(hosts.reload, dialog !== undefined)
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setDialog({ kind: 'add' })}>
      {words.add}
    </Button>
  )
  return (
    <>
      <PageHead
        heading={words.heading}
        lead={words.lead}
        aside={
          <div className={classes.actions}>
            <Button
              variant="default"
              leftSection={<IconRefresh size={17} aria-hidden />}
              disabled={hosts.list.state === 'looking'}
              onClick={hosts.reload}
            >
              {words.reload}
            </Button>
            {add}
          </div>
        }
      />
      <HostsAnswer hosts={hosts} action={add}>
        {(rows) => (
          <ul className={classes.hosts}>
            {rows.map((row) => (
              <HostCard
                key={row.host.id}
                row={row}
                statusOf={statusOf}
                onLook={() => void hosts.look(row.host.id)}
                onAsk={setDialog}
              />
            ))}
          </ul>
        )}
      </HostsAnswer>
      {dialog && <HostDialogs dialog={dialog} hosts={hosts} onClose={() => setDialog(undefined)} />}
    </>
  )
}
