import { Checkbox, Textarea } from '@mantine/core'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { useText } from '../../text/text-context.tsx'
import { CopyButton } from '../copy-button.tsx'
import { Stranger } from '../stranger.tsx'
import { Words } from '../words.tsx'
import { certificateName } from './chain-rows.ts'
import classes from './compare-box.module.css'
import { compareFingerprint } from './compare-fingerprint.ts'
import { ComparisonResult } from './comparison-result.tsx'
import { Fingerprint } from './fingerprint.tsx'

interface CompareBoxProps {
  readonly inspection: Inspection
  readonly told: string
  readonly onTold: (told: string) => void
  readonly comparedByEye: boolean
  readonly onComparedByEye: (compared: boolean) => void
}

/** The trust anchor's fingerprint, and two ways to compare it: paste the one that was told, or read them both. */
export function CompareBox({ inspection, told, onTold, comparedByEye, onComparedByEye }: CompareBoxProps) {
  const { compare: text } = useText().certificate
  const { certificate } = inspection.anchor
  const comparison = compareFingerprint(told, inspection)
  return (
    <div className={classes.box}>
      <p className={classes.lead}>{text.lead}</p>
      <div className={classes.of}>
        <span>
          <Words text={text.of} values={{ name: <Stranger text={certificateName(certificate)} /> }} />
        </span>
        <CopyButton text={certificate.fingerprint} label={text.copy} />
      </div>
      <Fingerprint value={certificate.fingerprint} size="large" />
      <Textarea
        label={text.label}
        description={text.hint}
        value={told}
        onChange={(event) => onTold(event.currentTarget.value)}
        autosize
        minRows={2}
        spellCheck={false}
        classNames={{ input: classes.told }}
      />
      <ComparisonResult comparison={comparison} />
      <Checkbox
        label={text.byEye}
        checked={comparedByEye && comparison.result === 'empty'}
        disabled={comparison.result !== 'empty'}
        onChange={(event) => onComparedByEye(event.currentTarget.checked)}
      />
    </div>
  )
}
