import { Title } from '@mantine/core'
import type { Host } from '../../../shared/model/host.ts'
import { HostSummary } from '../../components/host/host-summary.tsx'
import { Unfinished } from '../../components/host/unfinished.tsx'
import { type DialogIntent, recover } from '../../components/intent/dialog-intent.ts'
import { useText } from '../../text/text-context.tsx'
import classes from './hosts-screen.module.css'
import { RegistryTable } from './registry-table.tsx'

interface HostCardProps {
  readonly host: Host
  readonly onAsk: (intent: DialogIntent) => void
}

/** One host: its facts, its registries, and an interrupted change if there is one. */
export function HostCard({ host, onAsk }: HostCardProps) {
  const { hosts: text } = useText()
  return (
    <li className={classes.card}>
      <HostSummary host={host} />
      {host.unfinished !== undefined && <Unfinished change={host.unfinished} onRecover={() => onAsk(recover)} />}
      {(host.state === 'ready' || host.registries.length > 0) && (
        <div>
          <Title order={2} size="h3">
            {text.registries}
          </Title>
          {host.registries.length === 0 ? (
            <p className={classes.none}>{text.noRegistries}</p>
          ) : (
            <RegistryTable host={host} onAsk={onAsk} />
          )}
        </div>
      )}
    </li>
  )
}
