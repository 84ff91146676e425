import { Button, Title } from '@mantine/core'
import { IconAnchor } from '@tabler/icons-react'
import { fillIn } from '../../../shared/fill-in.ts'
import type { Host } from '../../../shared/model/host.ts'
import { HostSummary } from '../../components/host/host-summary.tsx'
import { Unfinished } from '../../components/host/unfinished.tsx'
import { recover, type TakeBack } from '../../components/intent/take-back.ts'
import { Stranger } from '../../components/stranger.tsx'
import { useText } from '../../text/text-context.tsx'
import classes from './hosts-screen.module.css'

interface HostCardProps {
  readonly host: Host
  readonly onTakeBack: (intent: TakeBack) => void
}

/** One host: its facts, its registries, and an interrupted change if there is one. */
export function HostCard({ host, onTakeBack }: HostCardProps) {
  const { hosts: text } = useText()
  return (
    <li className={classes.card}>
      <HostSummary host={host} />
      {host.unfinished !== undefined && <Unfinished change={host.unfinished} onRecover={() => onTakeBack(recover)} />}
      {(host.state === 'ready' || host.registries.length > 0) && (
        <div>
          <Title order={2} size="h3">
            {text.registries}
          </Title>
          {host.registries.length === 0 && <p className={classes.none}>{text.noRegistries}</p>}
          <ul className={classes.registries}>
            {host.registries.map((registry) => (
              <li key={registry} className={classes.registry}>
                <IconAnchor size={18} stroke={1.7} aria-hidden />
                <span className={classes.name}>
                  <Stranger text={registry} />
                </span>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  disabled={host.unfinished !== undefined}
                  aria-label={fillIn(text.untrustLabel, { registry, host: host.label })}
                  onClick={() => onTakeBack({ kind: 'untrust', registry })}
                >
                  {text.untrust}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  )
}
