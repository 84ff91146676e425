import { Button } from '@mantine/core'
import type { Host } from '../../../shared/model/host.ts'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { useWords } from '../../words/language.tsx'
import { Say } from '../../words/say.tsx'
import type { HostKeyOffer } from '../host-key/host-key.ts'
import { HostKeyCheck } from '../host-key/host-key-check.tsx'
import type { Hosts } from '../hosts/use-hosts.ts'
import type { DialogIntent, Leaving } from '../intent/dialog-intent.ts'
import { IntentDialog } from '../intent/intent-dialog.tsx'
import { AddHostDialog } from './add-host-dialog.tsx'
import { ForgetHostDialog } from './forget-host-dialog.tsx'

/** A dialog about the hosts, with its subject. */
export type HostDialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'key'; readonly offer: HostKeyOffer }
  | { readonly kind: 'forget'; readonly host: string }
  | { readonly kind: 'intent'; readonly intent: DialogIntent; readonly hosts: readonly string[] }

interface HostDialogsProps {
  /** Must stay the same object while the dialog is open. */
  readonly dialog: HostDialog
  readonly hosts: Hosts
  readonly onClose: () => void
  /** An added host has been looked at. */
  readonly onAdded?: (host: Host) => void
}

/** The dialogs of a list of hosts; the list shows their changes. */
export function HostDialogs({ dialog, hosts, onClose, onAdded }: HostDialogsProps) {
  switch (dialog.kind) {
    case 'add': {
      const leave = (unlooked?: string) => {
        onClose()
        if (unlooked !== undefined) void hosts.look(unlooked)
      }
      return (
        <AddHostDialog
          onAdded={(host) => {
            hosts.take(host)
            onAdded?.(host)
          }}
          onTakenBack={hosts.forget}
          onClose={leave}
        />
      )
    }
    case 'key': {
      const accepted = () => {
        onClose()
        void hosts.look(dialog.offer.id)
      }
      return <HostKeyDialog offer={dialog.offer} onAccepted={accepted} onClose={onClose} />
    }
    case 'forget': {
      const forgotten = () => {
        onClose()
        hosts.forget(dialog.host)
      }
      return <ForgetHostDialog host={dialog.host} onForgotten={forgotten} onClose={onClose} />
    }
    case 'intent': {
      const leave = (leaving: Leaving) => {
        onClose()
        if (leaving !== 'untouched') for (const host of dialog.hosts) void hosts.look(host)
      }
      return <IntentDialog intent={dialog.intent} hosts={dialog.hosts} onClose={leave} />
    }
  }
}

interface HostKeyDialogProps {
  readonly offer: HostKeyOffer
  readonly onAccepted: () => void
  readonly onClose: () => void
}

/** {@link HostKeyCheck} as a dialog. */
function HostKeyDialog({ offer, onAccepted, onClose }: HostKeyDialogProps) {
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
