import { Button, VisuallyHidden } from '@mantine/core'
import { IconAnchor } from '@tabler/icons-react'
import type { Host } from '../../../shared/model/host.ts'
import { insecureView, type RegistryOnHost } from '../../features/insecure/insecure-view.ts'
import { OverdueCallout } from '../../features/insecure/overdue-callout.tsx'
import type { DialogIntent } from '../../features/intent/dialog-intent.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useHostName } from '../../words/host-name.tsx'
import { useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import { Stranger } from '../../words/stranger.tsx'
import { InsecureSwitch } from './insecure-switch.tsx'
import classes from './registry-table.module.css'
import type { InsecureStatus } from './use-insecure-status.ts'

interface RegistryTableProps {
  readonly host: Host
  readonly statusOf: InsecureStatus
  readonly onAsk: (intent: DialogIntent) => void
}

/** The registries that Mooring configured on a host: whether they are trusted, and whether they are insecure. */
export function RegistryTable({ host, statusOf, onAsk }: RegistryTableProps) {
  const { hosts: words } = useWords()
  const say = useSay()
  const hostName = useHostName()
  return (
    <table className={classes.table} aria-label={say(words.registriesOf, { host: hostName(host.id) })}>
      <thead>
        <tr>
          <th scope="col">{words.columns.registry}</th>
          <th scope="col">{words.columns.trusted}</th>
          <th scope="col">{words.columns.insecure}</th>
        </tr>
      </thead>
      {host.registries.map((registry) => (
        <RegistryRow key={registry} host={host} registry={registry} status={statusOf(host, registry)} onAsk={onAsk} />
      ))}
    </table>
  )
}

interface RegistryRowProps {
  readonly host: Host
  readonly registry: string
  /** How insecure it is there; absent as long as nobody has answered. */
  readonly status: RegistryOnHost | undefined
  readonly onAsk: (intent: DialogIntent) => void
}

/** One registry on a host: whether it is trusted and insecure there, and the ways to change that. */
function RegistryRow({ host, registry, status, onAsk }: RegistryRowProps) {
  const { hosts: words } = useWords()
  const say = useSay()
  const hostName = useHostName()
  const view = status && insecureView(status)
  const error = view?.error
  const isBusy = host.unfinished !== undefined
  return (
    <tbody>
      <tr>
        <th scope="row" className={classes.name}>
          <Stranger text={registry} />
        </th>
        <td>
          {host.trusted.includes(registry) ? (
            <div className={classes.trust}>
              {host.gone.includes(registry) ? (
                words.gone
              ) : (
                <span className={classes.trusted}>
                  <IconAnchor size={17} stroke={1.7} aria-hidden />
                  {words.trusted}
                </span>
              )}
              <Button
                className={classes.untrust}
                variant="subtle"
                size="compact-sm"
                disabled={isBusy}
                aria-label={say(words.untrustLabel, { registry, host: hostName(host.id) })}
                onClick={() => onAsk({ kind: 'untrust', registry })}
              >
                {words.untrust}
              </Button>
            </div>
          ) : (
            <span className={classes.quiet}>
              <span aria-hidden>–</span>
              <VisuallyHidden>{words.notTrusted}</VisuallyHidden>
            </span>
          )}
        </td>
        <td>
          <InsecureSwitch
            label={say(words.insecureLabel, { registry, host: hostName(host.id) })}
            view={view}
            disabled={isBusy}
            onSwitch={(on) => onAsk({ kind: on ? 'insecure-on' : 'insecure-off', registry })}
          />
        </td>
      </tr>
      {view?.isOverdue && view.until !== undefined && (
        <tr>
          <td colSpan={3}>
            <OverdueCallout
              host={host.id}
              registry={registry}
              until={view.until}
              disabled={isBusy}
              onSwitchOff={() => onAsk({ kind: 'insecure-off', registry })}
            />
          </td>
        </tr>
      )}
      {error && (
        <tr>
          <td colSpan={3}>
            <ErrorNotice error={error} />
          </td>
        </tr>
      )}
    </tbody>
  )
}
