import type { ReactNode } from 'react'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { CompareFields } from '../../ui/fingerprint/compare-fields.tsx'
import type { Tone } from '../../ui/tone.ts'
import { useWords } from '../../words/language.tsx'
import { Say, useSay } from '../../words/say.tsx'
import { certificateName } from './chain-rows.ts'
import { type Comparison, compareFingerprint } from './compare-fingerprint.ts'
import { FingerprintHelp } from './fingerprint-help.tsx'

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
  'matches-leaf': 'warning',
  'matches-other': 'good',
  'matches-unrelated': 'error',
  differs: 'error',
}

/** The trust anchor's fingerprint, to compare with the one from the registry's owner. */
export function CompareBox({ inspection, ...fields }: CompareBoxProps) {
  const { compare: words } = useWords().certificate
  const { certificate } = inspection.anchor
  const comparison = compareFingerprint(fields.told, inspection)
  const result = useResultWords(comparison, inspection)
  return (
    <CompareFields
      {...fields}
      text={{
        ...words,
        of: <Say text={words.of} params={{ name: certificateName(certificate) }} />,
      }}
      fingerprint={certificate.fingerprint}
      result={comparison.result === 'empty' ? undefined : { tone: tones[comparison.result], words: result }}
    >
      <FingerprintHelp inspection={inspection} />
    </CompareFields>
  )
}

function useResultWords(comparison: Comparison, { anchor: { certificate: anchor }, at }: Inspection): ReactNode {
  const { compare: words } = useWords().certificate
  const say = useSay()
  switch (comparison.result) {
    case 'empty':
      return undefined
    case 'not-hex':
      return words.notHex
    case 'unfinished':
      return say(words.unfinished, { digits: comparison.digits })
    case 'sha1':
    case 'md5':
      return words[comparison.result]
    case 'matches':
      return words.matches
    case 'matches-other':
      return (
        <Say
          text={words.matchesOther}
          params={{ name: certificateName(comparison.certificate), anchor: certificateName(anchor) }}
        />
      )
    case 'matches-leaf':
      return (
        <Say
          text={words.matchesLeaf}
          params={{
            name: certificateName(comparison.certificate),
            ca: certificateName(anchor),
            fingerprint: anchor.fingerprint,
          }}
        />
      )
    case 'matches-unrelated': {
      const { notAfter } = comparison.certificate
      const isOver = new Date(notAfter) < new Date(at)
      return (
        <Say
          text={isOver ? words.matchesExpired : words.matchesUnrelated}
          params={{
            name: certificateName(comparison.certificate),
            date: { at: notAfter, to: 'day' },
            anchor: certificateName(anchor),
          }}
        />
      )
    }
    case 'differs':
      return words.differs
  }
}
