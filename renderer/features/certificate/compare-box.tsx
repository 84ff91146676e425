import type { ReactNode } from 'react'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { fillIn } from '../../../shared/words/fill-in.ts'
import { useText } from '../../text/text-context.tsx'
import { CompareFields } from '../../ui/fingerprint/compare-fields.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import type { Tone } from '../../ui/tone.ts'
import { Words } from '../../ui/words.tsx'
import { certificateName } from './chain-rows.ts'
import { type Comparison, compareFingerprint } from './compare-fingerprint.ts'

interface CompareBoxProps {
  readonly inspection: Inspection
  readonly told: string
  readonly onTold: (told: string) => void
  readonly comparedByEye: boolean
  readonly onComparedByEye: (compared: boolean) => void
}

const tones: Readonly<Record<Exclude<Comparison['result'], 'empty'>, Tone>> = {
  unfinished: 'info',
  'not-hex': 'warning',
  sha1: 'warning',
  md5: 'warning',
  matches: 'good',
  'matches-other': 'good',
  differs: 'error',
}

/** The trust anchor's fingerprint, to be compared with the one that its owner told. */
export function CompareBox({ inspection, ...fields }: CompareBoxProps) {
  const { compare: text } = useText().certificate
  const { certificate } = inspection.anchor
  const comparison = compareFingerprint(fields.told, inspection)
  const words = useResultWords(comparison)
  return (
    <CompareFields
      {...fields}
      text={{
        ...text,
        of: <Words text={text.of} values={{ name: <Stranger text={certificateName(certificate)} /> }} />,
      }}
      fingerprint={certificate.fingerprint}
      result={comparison.result === 'empty' ? undefined : { tone: tones[comparison.result], words }}
    />
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
