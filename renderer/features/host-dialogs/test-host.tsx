import { Button } from '@mantine/core'
import type { Host } from '../../../shared/model/host.ts'
import { type Asked, useAsk } from '../../api/use-ask.ts'
import { Callout } from '../../ui/callout.tsx'
import { DialogActions } from '../../ui/dialog/dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Looking } from '../../ui/layout/placeholders.tsx'
import { Notes } from '../../ui/notes.tsx'
import { useWords } from '../../words/language.tsx'
import { Say } from '../../words/say.tsx'
import { hostKeyOffer } from '../host-key/host-key.ts'
import { HostKeyCheck } from '../host-key/host-key-check.tsx'
import { HostNext } from '../hosts/host-next.tsx'
import { HostSummary } from '../hosts/host-summary.tsx'

interface TestHostProps {
  readonly id: string
  /** The look at the host. */
  readonly asked: Asked<Host>
  readonly onLook: () => void
  readonly onTakenBack: () => void
  readonly onClose: () => void
}

/** The first look at a newly saved host: verifies its key in place, and says what else to do. */
export function TestHost({ id, asked, onLook, onTakenBack, onClose }: TestHostProps) {
  const { common, addHost: words } = useWords()
  const removal = useAsk('hosts.remove')
  const host = asked.state === 'answered' ? asked.data : undefined
  const offer = host && hostKeyOffer(host)
  const values = { host: id }

  const takeBack = async () => {
    const envelope = await removal.ask({ host: id })
    if (envelope?.ok) onTakenBack()
  }
  const change = (
    <Button variant="default" loading={removal.asked.state === 'asking'} onClick={takeBack}>
      {words.change}
    </Button>
  )

  if (offer) {
    return (
      <HostKeyCheck offer={offer} onAccepted={onLook}>
        {change}
      </HostKeyCheck>
    )
  }
  return (
    <>
      {host ? (
        <>
          <HostSummary row={{ host, looking: false }} />
          {host.state === 'ready' && (
            <Callout tone="good" role="status" title={<Say text={words.ready} params={values} />}>
              {words.readyText}
            </Callout>
          )}
          {host.state !== 'ready' && <HostNext host={host} onCompare={onLook} onLook={onLook} onRecover={onClose} />}
          {host.notes.length > 0 && <Notes notes={host.notes} />}
        </>
      ) : asked.state === 'failed' ? (
        <ErrorNotice error={asked.error} actions={<Button onClick={onLook}>{common.tryAgain}</Button>} />
      ) : (
        <Looking text={<Say text={words.connecting} params={values} />} />
      )}
      {removal.asked.state === 'failed' && <ErrorNotice error={removal.asked.error} />}
      <DialogActions>
        {host?.state !== 'ready' && change}
        <Button onClick={onClose}>{words.done}</Button>
      </DialogActions>
    </>
  )
}
