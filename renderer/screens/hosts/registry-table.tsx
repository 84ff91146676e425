import type { Host } from '../../../shared/model/host.ts'
import { fillIn } from '../../../shared/words/fill-in.ts'
import { useHostName } from '../../features/hosts/host-name.tsx'
import type { DialogIntent } from '../../features/intent/dialog-intent.ts'
import { useText } from '../../text/text-context.tsx'
import { RegistryRow } from './registry-row.tsx'
import classes from './registry-table.module.css'
import type { InsecureStatus } from './use-insecure-status.ts'

interface RegistryTableProps {
  readonly host: Host
  readonly statusOf: InsecureStatus
  readonly onAsk: (intent: DialogIntent) => void
}

/** The registries that Mooring put something for on a host: whether it trusts them, and whether they are insecure. */
export function RegistryTable({ host, statusOf, onAsk }: RegistryTableProps) {
  const { hosts: text } = useText()
  const hostName = useHostName()
  return (
    <table className={classes.table} aria-label={fillIn(text.registriesOf, { host: hostName(host.id) })}>
      <thead>
        <tr>
          <th scope="col">{text.columns.registry}</th>
          <th scope="col">{text.columns.trusted}</th>
          <th scope="col">{text.columns.insecure}</th>
        </tr>
      </thead>
      {host.registries.map((registry) => (
        <RegistryRow key={registry} host={host} registry={registry} status={statusOf(host, registry)} onAsk={onAsk} />
      ))}
    </table>
  )
}
