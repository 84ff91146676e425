import { useState } from 'react'
import type { Host } from '../../../shared/model/host.ts'
import { useText } from '../../text/text-context.tsx'
import { Dialog } from '../dialog/dialog.tsx'
import { AddHostForm, type NewHost } from './add-host-form.tsx'
import { TestHost } from './test-host.tsx'

interface AddHostDialogProps {
  /** A look at the host that was added has ended. */
  readonly onAdded: (host: Host) => void
  /** What was added is taken back again. */
  readonly onTakenBack: (host: string) => void
  readonly onClose: () => void
}

const blank: NewHost = { name: '', address: '', identity: undefined }

/** Saves a host, then looks at it: whatever stands in the way of that is dealt with here. */
export function AddHostDialog({ onAdded, onTakenBack, onClose }: AddHostDialogProps) {
  const { addHost: text } = useText()
  const [typed, setTyped] = useState(blank)
  const [added, setAdded] = useState<string>()
  const takeBack = () => {
    if (added !== undefined) onTakenBack(added)
    setAdded(undefined)
  }
  return (
    <Dialog size="lg" title={text.title} onClose={onClose}>
      {added === undefined ? (
        <AddHostForm typed={typed} onType={setTyped} onAdded={setAdded} onCancel={onClose} />
      ) : (
        <TestHost id={added} onLooked={onAdded} onTakenBack={takeBack} onClose={onClose} />
      )}
    </Dialog>
  )
}
