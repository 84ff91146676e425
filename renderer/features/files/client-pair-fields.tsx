import { useWords } from '../../words/language.tsx'
import { type ClientFiles, isClientWhole } from './client-files.ts'
import { FilePicker } from './file-picker.tsx'
import classes from './files.module.css'

interface ClientPairFieldsProps {
  readonly client: ClientFiles
  readonly onChange: (client: ClientFiles) => void
}

/** Chooses the two files of a client pair. */
export function ClientPairFields({ client, onChange }: ClientPairFieldsProps) {
  const { pair: words } = useWords().files
  return (
    <div className={classes.pair}>
      <FilePicker fileRole="client-cert" chosen={client.cert} onChange={(cert) => onChange({ ...client, cert })} />
      <FilePicker fileRole="client-key" chosen={client.key} onChange={(key) => onChange({ ...client, key })} />
      <p className={classes.hint}>{isClientWhole(client) ? words.private : words.incomplete}</p>
    </div>
  )
}
