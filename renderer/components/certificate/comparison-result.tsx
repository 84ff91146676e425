import type { ReactNode } from 'react'
import { fillIn } from '../../../shared/fill-in.ts'
import { useText } from '../../text/text-context.tsx'
import { Stranger } from '../stranger.tsx'
import { type Tone, toneIcons } from '../tone.ts'
import { Words } from '../words.tsx'
import { certificateName } from './chain-rows.ts'
import classes from './compare-box.module.css'
import type { Comparison } from './compare-fingerprint.ts'

const tones: Readonly<Record<Comparison['result'], Tone>> = {
  empty: 'info',
  unfinished: 'info',
  'not-hex': 'warning',
  sha1: 'warning',
  md5: 'warning',
  matches: 'good',
  'matches-other': 'good',
  differs: 'error',
}

/** What the comparison came to, in words; read out when it changes. */
export function ComparisonResult({ comparison }: { readonly comparison: Comparison }) {
  const tone = tones[comparison.result]
  const Icon = toneIcons[tone]
  const words = useResultWords(comparison)
  return (
    <div role="status" className={words ? classes.result : undefined} data-tone={tone}>
      {words && <Icon size={20} stroke={1.8} aria-hidden />}
      {words && <span>{words}</span>}
    </div>
  )
}

function useResultWords(comparison: Comparison): ReactNode {
  const { compare: text } = useText().certificate
  switch (comparison.result) {
    case 'empty':
      return undefined
    case 'not-hex':
      return text.notHex
    case 'unfinished':
      return fillIn(text.unfinished, { digits: comparison.digits })
    case 'sha1':
    case 'md5':
      return fillIn(text[comparison.result], { digits: comparison.digits })
    case 'matches':
      return text.matches
    case 'matches-other':
      return (
        <Words
          text={text.matchesOther}
          values={{ name: <Stranger text={certificateName(comparison.certificate)} /> }}
        />
      )
    case 'differs':
      return text.differs
  }
}
