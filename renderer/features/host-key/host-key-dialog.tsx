import { Button } from '@mantine/core'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { useWords } from '../../words/language.tsx'
import { Say } from '../../words/say.tsx'
import { HostKeyCheck } from './host-key-check.tsx'
import type { HostKeyOffer } from './host-key-offer.ts'

interface HostKeyDialogProps {
  readonly offer: HostKeyOffer
  readonly onAccepted: () => void
  readonly onClose: () => void
}

/** {@link HostKeyCheck} as a dialog. */
export function HostKeyDialog({ offer, onAccepted, onClose }: HostKeyDialogProps) {
  const { common, hostKey } = useWords()
  return (
    <Dialog size="lg" title={<Say text={hostKey.title} params={{ host: offer.host }} />} onClose={onClose}>
      <HostKeyCheck offer={offer} onAccepted={onAccepted}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
      </HostKeyCheck>
    </Dialog>
  )
}
