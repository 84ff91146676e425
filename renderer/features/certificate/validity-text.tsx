import { fillIn } from '../../../shared/words/fill-in.ts'
import { useDay, usePlural, useText } from '../../text/text-context.tsx'
import { type Span, validityOf } from './time-scale.ts'

interface ValidityTextProps {
  readonly span: Span
  readonly now: number
}

/** Whether a certificate is valid today, in words. */
export function ValidityText({ span, now }: ValidityTextProps) {
  const { validity } = useText().certificate
  const day = useDay()
  const plural = usePlural()
  const { state, days } = validityOf(span, now)
  const soon = 90
  switch (state) {
    case 'early':
      return <b>{fillIn(validity.early, { start: day(span.notBefore) })}</b>
    case 'expired':
      return <b>{fillIn(validity.expired, { end: day(span.notAfter) })}</b>
    case 'valid':
      return (
        <>
          {fillIn(validity.valid, { end: day(span.notAfter) })}
          {days <= soon && <b> · {plural(validity.left, days)}</b>}
        </>
      )
  }
}
