import { useState } from 'react'
import type { Host } from '../../../shared/model/host.ts'
import { useAsk } from '../../api/use-ask.ts'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { useWords } from '../../words/language.tsx'
import { AddHostForm, type NewHost } from './add-host-form.tsx'
import { TestHost } from './test-host.tsx'

interface AddHostDialogProps {
  /** The look at the added host has ended. */
  readonly onAdded: (host: Host) => void
  /** The added host is removed again. */
  readonly onTakenBack: (host: string) => void
  /** Gets the id of an added host that has not been looked at. */
  readonly onClose: (unlooked?: string) => void
}

const blank: NewHost = { name: '', address: '', identity: undefined }

/** Saves a host, then looks at it and solves problems on the way. */
export function AddHostDialog({ onAdded, onTakenBack, onClose }: AddHostDialogProps) {
  const { addHost: words } = useWords()
  const { asked, ask } = useAsk('hosts.look')
  const [typed, setTyped] = useState(blank)
  const [added, setAdded] = useState<string>()

  const look = async (host: string) => {
    setAdded(host)
    const envelope = await ask({ host })
    if (envelope?.ok) onAdded(envelope.data)
  }
  const takeBack = (host: string) => {
    setAdded(undefined)
    onTakenBack(host)
  }
  const close = () => onClose(asked.state === 'answered' ? undefined : added)

  return (
    <Dialog size="lg" title={words.title} onClose={close}>
      {added === undefined ? (
        <AddHostForm
          typed={typed}
          onType={(change) => setTyped((before) => ({ ...before, ...change }))}
          onAdded={(host) => void look(host)}
          onCancel={close}
        />
      ) : (
        <TestHost
          id={added}
          asked={asked}
          onLook={() => void look(added)}
          onTakenBack={() => takeBack(added)}
          onClose={close}
        />
      )}
    </Dialog>
  )
}
