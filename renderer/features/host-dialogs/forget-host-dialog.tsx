import { Button, Text } from '@mantine/core'
import { useAsk } from '../../api/use-ask.ts'
import { Dialog, DialogActions } from '../../ui/dialog/dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useWords } from '../../words/language.tsx'
import { Say } from '../../words/say.tsx'

interface ForgetHostDialogProps {
  /** The saved host's id. */
  readonly host: string
  readonly onForgotten: () => void
  readonly onClose: () => void
}

/** Removes a host from Mooring's list, and tells the user what stays unchanged. */
export function ForgetHostDialog({ host, onForgotten, onClose }: ForgetHostDialogProps) {
  const { common, forgetHost: words } = useWords()
  const { asked, ask } = useAsk('hosts.remove')
  const forget = async () => {
    const envelope = await ask({ host })
    if (envelope?.ok) onForgotten()
  }
  return (
    <Dialog size="md" title={<Say text={words.title} params={{ host }} />} onClose={onClose}>
      <Text>{words.text}</Text>
      {asked.state === 'failed' && <ErrorNotice error={asked.error} />}
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button loading={asked.state === 'asking'} onClick={forget}>
          {words.forget}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
