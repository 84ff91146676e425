import { useText } from '../text/text-context.tsx'
import { FilePicker } from '../ui/file-picker.tsx'
import classes from './client-pair.module.css'
import { type ClientFiles, isClientWhole } from './state.ts'

interface ClientPairProps {
  readonly client: ClientFiles
  readonly onChange: (client: ClientFiles) => void
}

/** Chooses the two files of a client pair. */
export function ClientPair({ client, onChange }: ClientPairProps) {
  const { how } = useText()
  return (
    <div className={classes.pair}>
      <FilePicker kind="client-cert" chosen={client.cert} onChange={(cert) => onChange({ ...client, cert })} />
      <FilePicker kind="client-key" chosen={client.key} onChange={(key) => onChange({ ...client, key })} />
      <p className={classes.hint}>{isClientWhole(client) ? how.client.private : how.client.incomplete}</p>
    </div>
  )
}
