import { Button } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import type { Host } from '../../../shared/model/host.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useAsk } from '../../api/use-ask.ts'
import { useText } from '../../text/text-context.tsx'
import { Callout } from '../callout.tsx'
import { DialogActions } from '../dialog/dialog-actions.tsx'
import { ErrorNotice } from '../error-notice.tsx'
import { HostKeyCheck } from '../host/host-key-check.tsx'
import { hostKeyOffer } from '../host/host-key-offer.ts'
import { HostNext } from '../host/host-next.tsx'
import { HostSummary } from '../host/host-summary.tsx'
import { Looking } from '../layout/looking.tsx'
import { Notes } from '../notes.tsx'
import { Stranger } from '../stranger.tsx'
import { Words } from '../words.tsx'

interface TestHostProps {
  readonly id: string
  readonly onLooked: (host: Host) => void
  readonly onTakenBack: () => void
  readonly onClose: () => void
}

/** The first look at a host that was just saved: compares its key in place, and says what else there is to do. */
export function TestHost({ id, onLooked, onTakenBack, onClose }: TestHostProps) {
  const { common, addHost: text } = useText()
  const question = useMemo(() => ({ host: id }), [id])
  const { asked, reload } = useAnswer('hosts.look', question)
  const removal = useAsk('hosts.remove')
  const host = asked.state === 'answered' ? asked.data : undefined
  const offer = host && hostKeyOffer(host)
  const values = { host: <Stranger text={id} /> }
  useEffect(() => {
    if (host) onLooked(host)
  }, [host, onLooked])

  const takeBack = async () => {
    const envelope = await removal.ask(question)
    if (envelope?.ok) onTakenBack()
  }
  const change = (
    <Button variant="default" loading={removal.asked.state === 'asking'} onClick={takeBack}>
      {text.change}
    </Button>
  )

  if (offer) {
    return (
      <HostKeyCheck offer={offer} onAccepted={reload}>
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
            <Callout tone="good" role="status" title={<Words text={text.ready} values={values} />}>
              {text.readyText}
            </Callout>
          )}
          {host.state !== 'ready' && <HostNext host={host} onCompare={reload} onLook={reload} onRecover={onClose} />}
          {host.notes.length > 0 && <Notes notes={host.notes} />}
        </>
      ) : asked.state === 'failed' ? (
        <ErrorNotice error={asked.error} actions={<Button onClick={reload}>{common.tryAgain}</Button>} />
      ) : (
        <Looking text={<Words text={text.looking} values={values} />} />
      )}
      {removal.asked.state === 'failed' && <ErrorNotice error={removal.asked.error} />}
      <DialogActions>
        {host?.state !== 'ready' && change}
        <Button onClick={onClose} {...(host ? { 'data-autofocus': true } : {})}>
          {text.done}
        </Button>
      </DialogActions>
    </>
  )
}
