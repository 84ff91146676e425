import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAsk } from '../../api/use-ask.ts'
import { useText } from '../../text/text-context.tsx'
import { Command } from '../../ui/command.tsx'
import { DialogActions } from '../../ui/dialog/dialog-actions.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { CompareFields } from '../../ui/fingerprint/compare-fields.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import type { Tone } from '../../ui/tone.ts'
import { Words } from '../../ui/words.tsx'
import { compareHostKey, type HostKeyComparison } from './compare-host-key.ts'
import { type HostKeyOffer, hostKeyCommand } from './host-key-offer.ts'

interface HostKeyCheckProps {
  readonly offer: HostKeyOffer
  readonly onAccepted: () => void
  /** The way back. */
  readonly children: ReactNode
}

const tones: Readonly<Record<Exclude<HostKeyComparison['result'], 'empty'>, Tone>> = {
  unfinished: 'info',
  md5: 'warning',
  other: 'warning',
  matches: 'good',
  differs: 'error',
}

/** Compares a host key that is seen for the first time with what the host itself says, and accepts it. */
export function HostKeyCheck({ offer, onAccepted, children }: HostKeyCheckProps) {
  const { hostKey: text } = useText()
  const { asked, ask } = useAsk('hosts.accept-key')
  const [told, setTold] = useState('')
  const [comparedByEye, setComparedByEye] = useState(false)
  const { id, address, type, fingerprint } = offer
  const comparison = compareHostKey(told, fingerprint)
  const { result } = comparison
  const characters = comparison.result === 'unfinished' ? comparison.characters : ''
  const confirmed = result === 'matches' || (result === 'empty' && comparedByEye)

  const accept = async () => {
    const envelope = await ask({ host: id, fingerprint })
    if (envelope?.ok) onAccepted()
  }

  return (
    <>
      <CompareFields
        text={{
          ...text,
          lead: <Words text={text.lead} values={{ address: <Stranger text={address} /> }} />,
          of: <Words text={text.of} values={{ type: <Stranger text={type} /> }} />,
        }}
        fingerprint={fingerprint}
        told={told}
        onTold={setTold}
        result={
          result === 'empty'
            ? undefined
            : { tone: tones[result], words: <Words text={text[result]} values={{ characters }} /> }
        }
        comparedByEye={comparedByEye}
        onComparedByEye={setComparedByEye}
      >
        <Command label={text.command} command={hostKeyCommand(type)} />
      </CompareFields>
      {asked.state === 'failed' && <ErrorNotice error={asked.error} />}
      <DialogActions>
        {children}
        <Button disabled={!confirmed} loading={asked.state === 'asking'} onClick={accept}>
          {text.accept}
        </Button>
      </DialogActions>
    </>
  )
}
