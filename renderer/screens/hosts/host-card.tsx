import { Button, Title } from '@mantine/core'
import { listed } from '../../../shared/words/param.ts'
import type { HostDialog } from '../../features/host-dialogs/host-dialogs.tsx'
import { hostKeyOffer } from '../../features/host-key/host-key.ts'
import type { HostRow } from '../../features/hosts/host-list.ts'
import { HostNext } from '../../features/hosts/host-next.tsx'
import { HostSummary } from '../../features/hosts/host-summary.tsx'
import { type DialogIntent, recover } from '../../features/intent/dialog-intent.ts'
import { Notes } from '../../ui/notes.tsx'
import { useHostName } from '../../words/host-name.tsx'
import { useWords } from '../../words/language.tsx'
import { Say, useSay } from '../../words/say.tsx'
import classes from './hosts-screen.module.css'
import { RegistryTable } from './registry-table.tsx'
import type { InsecureStatus } from './use-insecure-status.ts'

interface HostCardProps {
  readonly row: HostRow
  readonly statusOf: InsecureStatus
  readonly onLook: () => void
  readonly onAsk: (dialog: HostDialog) => void
}

/** One host: its summary, the next step, its registries. */
export function HostCard({ row, statusOf, onLook, onAsk }: HostCardProps) {
  const { hosts: words } = useWords()
  const say = useSay()
  const hostName = useHostName()
  const { host, looking } = row
  const offer = hostKeyOffer(host)
  // Each registry below shows this itself, beside its switch.
  const notes = host.notes.filter(({ code }) => code !== 'insecure-overdue')
  const askIntent = (intent: DialogIntent) => onAsk({ kind: 'intent', intent, hosts: [host.id] })
  return (
    <li className={classes.card} tabIndex={-1} data-focus-home>
      <div className={classes.head}>
        <HostSummary row={row} />
        {host.source === 'saved' && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={say(words.forgetLabel, { host: hostName(host.id) })}
            onClick={() => onAsk({ kind: 'forget', host: host.id })}
          >
            {words.forget}
          </Button>
        )}
      </div>
      {!looking && (
        <HostNext
          host={host}
          onCompare={() => offer && onAsk({ kind: 'key', offer })}
          onLook={onLook}
          onRecover={() => askIntent(recover)}
        />
      )}
      {notes.length > 0 && <Notes notes={notes} />}
      {(host.state === 'ready' || host.registries.length > 0) && (
        <div>
          <Title order={2} size="h3">
            {words.registries}
          </Title>
          {host.registries.length === 0 ? (
            <p className={classes.none}>{words.noRegistries}</p>
          ) : (
            <RegistryTable host={host} statusOf={statusOf} onAsk={askIntent} />
          )}
          {host.byHand.length > 0 && (
            <p className={classes.none}>
              <Say text={words.byHand} params={{ registries: listed(host.byHand) }} />
            </p>
          )}
        </div>
      )}
    </li>
  )
}
