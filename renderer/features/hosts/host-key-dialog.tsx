import { Button } from '@mantine/core'
import { useText } from '../../text/text-context.tsx'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import { Words } from '../../ui/words.tsx'
import { HostKeyCheck } from './host-key-check.tsx'
import type { HostKeyOffer } from './host-key-offer.ts'

interface HostKeyDialogProps {
  readonly offer: HostKeyOffer
  readonly onAccepted: () => void
  readonly onClose: () => void
}

/** {@link HostKeyCheck} as a dialog. */
export function HostKeyDialog({ offer, onAccepted, onClose }: HostKeyDialogProps) {
  const { common, hostKey } = useText()
  return (
    <Dialog
      size="lg"
      title={<Words text={hostKey.title} values={{ host: <Stranger text={offer.host} /> }} />}
      onClose={onClose}
    >
      <HostKeyCheck offer={offer} onAccepted={onAccepted}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
      </HostKeyCheck>
    </Dialog>
  )
}
