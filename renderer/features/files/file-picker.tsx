import { Button, Text } from '@mantine/core'
import { IconFileCertificate, IconKey } from '@tabler/icons-react'
import type { VerbInput } from '../../../shared/api/contract.ts'
import type { FileTicket } from '../../../shared/model/intent.ts'
import { useAppInfo } from '../../api/door-context.tsx'
import { useAsk } from '../../api/use-ask.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useWords } from '../../words/language.tsx'
import { Say, useSay } from '../../words/say.tsx'
import classes from './files.module.css'
import { PathForm } from './path-form.tsx'

interface FilePickerProps {
  readonly fileRole: FileTicket['role']
  readonly chosen: FileTicket | undefined
  readonly onChange: (ticket: FileTicket | undefined) => void
}

/** Chooses a file: in a dialog if the door has one, otherwise by its path on the engine's machine. */
export function FilePicker({ fileRole: role, chosen, onChange }: FilePickerProps) {
  const { common, files: words } = useWords()
  const say = useSay()
  const { files: door } = useAppInfo()
  const { asked, ask } = useAsk('files.choose')
  const Icon = role === 'client-key' || role === 'identity' ? IconKey : IconFileCertificate
  const isBusy = asked.state === 'asking'
  const labelOf = (action: string) => say(common.labelled, { subject: words.roles[role], what: action })

  const choose = async (input: Omit<VerbInput<'files.choose'>, 'role'>) => {
    const envelope = await ask({ role, ...input })
    if (envelope?.ok) onChange(envelope.data)
  }

  return (
    <div className={classes.picker}>
      <div className={classes.row}>
        <Icon className={classes.icon} size={22} stroke={1.6} aria-hidden />
        <div className={classes.words}>
          <div className={classes.role}>{words.roles[role]}</div>
          {chosen && (
            <Text size="sm" c="dimmed">
              <Say text={words.chosen} params={{ name: chosen.name, contents: chosen.contents }} />
            </Text>
          )}
        </div>
        {chosen && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={labelOf(common.remove)}
            onClick={() => onChange(undefined)}
          >
            {common.remove}
          </Button>
        )}
        {door === 'dialog' && !chosen && (
          <Button
            variant="default"
            size="compact-sm"
            loading={isBusy}
            aria-label={labelOf(common.choose)}
            onClick={() => choose({})}
          >
            {common.choose}
          </Button>
        )}
      </div>
      {door === 'path' && !chosen && <PathForm fileRole={role} isBusy={isBusy} onSubmit={choose} />}
      {asked.state === 'failed' && asked.error.code !== 'file-cancelled' && <ErrorNotice error={asked.error} />}
    </div>
  )
}
