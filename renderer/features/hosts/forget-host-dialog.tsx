import { Button, Text } from '@mantine/core'
import { useAsk } from '../../api/use-ask.ts'
import { useText } from '../../text/text-context.tsx'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { DialogActions } from '../../ui/dialog/dialog-actions.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import { Words } from '../../ui/words.tsx'

interface ForgetHostDialogProps {
  /** The saved host's id. */
  readonly host: string
  readonly onForgotten: () => void
  readonly onClose: () => void
}

/** Takes a host out of Mooring's list, once the user knows what that does not do. */
export function ForgetHostDialog({ host, onForgotten, onClose }: ForgetHostDialogProps) {
  const { common, forgetHost: text } = useText()
  const { asked, ask } = useAsk('hosts.remove')
  const forget = async () => {
    const envelope = await ask({ host })
    if (envelope?.ok) onForgotten()
  }
  return (
    <Dialog size="md" title={<Words text={text.title} values={{ host: <Stranger text={host} /> }} />} onClose={onClose}>
      <Text>{text.text}</Text>
      {asked.state === 'failed' && <ErrorNotice error={asked.error} />}
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button loading={asked.state === 'asking'} onClick={forget}>
          {text.forget}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
