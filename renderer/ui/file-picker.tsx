import { Button, Text } from '@mantine/core'
import { IconFileCertificate, IconKey } from '@tabler/icons-react'
import type { VerbInput } from '../../shared/api/contract.ts'
import type { FileTicket } from '../../shared/model/intent.ts'
import { sayParam } from '../../shared/words/say.ts'
import { useAsk } from '../api/use-ask.ts'
import { useAppInfo } from '../app/app-info-context.tsx'
import { useLanguage, useText } from '../text/text-context.tsx'
import { ErrorNotice } from './error-notice.tsx'
import classes from './file-picker.module.css'
import { PathForm } from './path-form.tsx'
import { Stranger } from './stranger.tsx'

interface FilePickerProps {
  readonly kind: FileTicket['role']
  readonly chosen: FileTicket | undefined
  readonly onChange: (ticket: FileTicket | undefined) => void
}

/** Chooses a file: in a dialog where the door has one, by its path on the engine's machine elsewhere. */
export function FilePicker({ kind, chosen, onChange }: FilePickerProps) {
  const { common, files } = useText()
  const { language } = useLanguage()
  const { files: way } = useAppInfo()
  const { asked, ask } = useAsk('files.choose')
  const Icon = kind === 'client-key' || kind === 'identity' ? IconKey : IconFileCertificate
  const busy = asked.state === 'asking'

  const choose = async (input: Omit<VerbInput<'files.choose'>, 'role'>) => {
    const envelope = await ask({ role: kind, ...input })
    if (envelope?.ok) onChange(envelope.data)
  }

  return (
    <div className={classes.picker}>
      <div className={classes.row}>
        <Icon className={classes.icon} size={22} stroke={1.6} aria-hidden />
        <div className={classes.words}>
          <div className={classes.role}>{files.roles[kind]}</div>
          {chosen && (
            <Text size="sm" c="dimmed">
              <Stranger text={`${chosen.name} · ${sayParam(language, chosen.contents)}`} />
            </Text>
          )}
        </div>
        {chosen && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${common.remove}: ${files.roles[kind]}`}
            onClick={() => onChange(undefined)}
          >
            {common.remove}
          </Button>
        )}
        {way === 'dialog' && !chosen && (
          <Button
            variant="default"
            size="compact-sm"
            loading={busy}
            aria-label={`${files.roles[kind]}: ${common.choose}`}
            onClick={() => choose({})}
          >
            {common.choose}
          </Button>
        )}
      </div>
      {way === 'path' && !chosen && <PathForm kind={kind} busy={busy} onSubmit={choose} />}
      {asked.state === 'failed' && asked.error.code !== 'file-cancelled' && <ErrorNotice error={asked.error} />}
    </div>
  )
}
