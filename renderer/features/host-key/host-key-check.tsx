import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAsk } from '../../api/use-ask.ts'
import { Command } from '../../ui/command.tsx'
import { DialogActions } from '../../ui/dialog/dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { CompareFields } from '../../ui/fingerprint/compare-fields.tsx'
import type { Tone } from '../../ui/tone.ts'
import { useWords } from '../../words/language.tsx'
import { Say } from '../../words/say.tsx'
import { compareHostKey, type HostKeyComparison, type HostKeyOffer, hostKeyCommand } from './host-key.ts'

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

/** Compares a new host key with the host's own fingerprint, and accepts it. */
export function HostKeyCheck({ offer, onAccepted, children }: HostKeyCheckProps) {
  const { hostKey: words } = useWords()
  const { asked, ask } = useAsk('hosts.accept-key')
  const [told, setTold] = useState('')
  const [comparedByEye, setComparedByEye] = useState(false)
  const { host, address, type, fingerprint } = offer
  const comparison = compareHostKey(told, fingerprint)
  const { result } = comparison
  const characters = comparison.result === 'unfinished' ? comparison.characters : ''
  const confirmed = result === 'matches' || (result === 'empty' && comparedByEye)

  const accept = async () => {
    const envelope = await ask({ host, fingerprint })
    if (envelope?.ok) onAccepted()
  }

  return (
    <>
      <CompareFields
        text={{
          ...words,
          lead: <Say text={words.lead} params={{ host, address }} />,
          of: <Say text={words.of} params={{ type }} />,
        }}
        fingerprint={fingerprint}
        told={told}
        onTold={setTold}
        result={
          result === 'empty'
            ? undefined
            : { tone: tones[result], words: <Say text={words[result]} params={{ characters }} /> }
        }
        comparedByEye={comparedByEye}
        onComparedByEye={setComparedByEye}
      >
        <Command label={words.command} command={hostKeyCommand(type)} />
      </CompareFields>
      {asked.state === 'failed' && <ErrorNotice error={asked.error} />}
      <DialogActions>
        {children}
        <Button disabled={!confirmed} loading={asked.state === 'asking'} onClick={accept}>
          {words.accept}
        </Button>
      </DialogActions>
    </>
  )
}
