import type { Host } from '../../../shared/model/host.ts'
import type { DialogIntent } from '../../features/intent/dialog-intent.ts'
import { useHostName } from '../../words/host-name.tsx'
import { useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
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
