import { Checkbox, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { CopyButton } from '../copy-button.tsx'
import { type Tone, toneIcons } from '../tone.ts'
import classes from './compare-fields.module.css'
import { Fingerprint } from './fingerprint.tsx'

interface CompareFieldsProps {
  readonly text: {
    readonly lead: ReactNode
    /** The fingerprint's owner. */
    readonly of: ReactNode
    readonly copy: string
    readonly label: string
    readonly hint: string
    readonly byEye: string
  }
  readonly fingerprint: string
  /** The other fingerprint, as typed. */
  readonly told: string
  readonly onTold: (told: string) => void
  /** The result of the comparison; absent while nothing is typed. */
  readonly result: { readonly tone: Tone; readonly words: ReactNode } | undefined
  readonly comparedByEye: boolean
  readonly onComparedByEye: (compared: boolean) => void
  /** Between the fingerprint and the field: how to obtain the other one. */
  readonly children?: ReactNode
}

/** A fingerprint, and two ways to compare it: paste the other one, or compare by eye. */
export function CompareFields(props: CompareFieldsProps) {
  const { text, fingerprint, told, onTold, result, comparedByEye, onComparedByEye, children } = props
  return (
    <div className={classes.box}>
      <p className={classes.lead}>{text.lead}</p>
      <div className={classes.of}>
        <span>{text.of}</span>
        <CopyButton text={fingerprint} label={text.copy} />
      </div>
      <Fingerprint value={fingerprint} size="large" />
      {children}
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
      <Result result={result} />
      <Checkbox
        label={text.byEye}
        checked={comparedByEye && result === undefined}
        disabled={result !== undefined}
        onChange={(event) => onComparedByEye(event.currentTarget.checked)}
      />
    </div>
  )
}

/** Screen readers announce its changes. */
function Result({ result }: Pick<CompareFieldsProps, 'result'>) {
  if (!result) return <div role="status" />
  const Icon = toneIcons[result.tone]
  return (
    <div role="status" className={classes.result} data-tone={result.tone}>
      <Icon size={20} stroke={1.8} aria-hidden />
      <span>{result.words}</span>
    </div>
  )
}
