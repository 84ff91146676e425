import { UnstyledButton } from '@mantine/core'
import { IconAnchor, IconCertificate } from '@tabler/icons-react'
import { Pill } from '../../ui/pill.tsx'
import { useDay, useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import { Stranger } from '../../words/stranger.tsx'
import { type ChainRow, certificateName } from './chain-rows.ts'
import classes from './chain-tree.module.css'
import { type Span, type TimeScale, validityOf } from './time-scale.ts'

interface ChainTreeRowProps {
  readonly row: ChainRow
  readonly depth: number
  readonly scale: TimeScale
  readonly now: number
  readonly selected: boolean
  readonly onSelect: (fingerprint: string) => void
}

/** One certificate of the tree, with its validity bar. */
export function ChainTreeRow({ row, depth, scale, now, selected, onSelect }: ChainTreeRowProps) {
  const { certificate: words } = useWords()
  const { certificate, anchor, unsent, role } = row
  const Icon = anchor ? IconAnchor : IconCertificate
  const { from, to } = scale.bar(certificate)
  const bar = { left: `${from}%`, width: `${to - from}%` }
  return (
    <li>
      <UnstyledButton
        className={classes.row}
        aria-pressed={selected}
        data-anchor={anchor || undefined}
        onClick={() => onSelect(certificate.fingerprint)}
      >
        <span className={classes.node} style={{ paddingLeft: `${depth * 1.25}rem` }}>
          {depth > 0 && <span className={classes.elbow} aria-hidden />}
          <Icon className={classes.icon} size={20} stroke={1.7} aria-hidden />
          <span className={classes.words}>
            <span className={classes.name}>
              <Stranger text={certificateName(certificate)} />
            </span>
            <span className={classes.pills}>
              {anchor && <Pill tone="info">{words.chain.anchor}</Pill>}
              <Pill>{words.chain.roles[role]}</Pill>
              {unsent && <Pill>{words.chain.unsent[unsent]}</Pill>}
            </span>
            <span className={classes.quiet}>
              <ValidityWords span={certificate} now={now} />
            </span>
          </span>
        </span>
        <span className={classes.time} aria-hidden>
          <span className={classes.today} style={{ left: `${scale.today}%` }} />
          <span className={classes.bar} data-state={validityOf(certificate, now).state} style={bar} />
        </span>
      </UnstyledButton>
    </li>
  )
}

interface ValidityWordsProps {
  readonly span: Span
  readonly now: number
}

/** From this many days before the end, the days left are shown. */
const soon = 90

/** Whether a certificate is valid today. */
function ValidityWords({ span, now }: ValidityWordsProps) {
  const { validity: words } = useWords().certificate
  const say = useSay()
  const day = useDay()
  const { state, days } = validityOf(span, now)
  switch (state) {
    case 'early':
      return <b>{say(words.early, { start: day(span.notBefore) })}</b>
    case 'expired':
      return <b>{say(words.expired, { end: day(span.notAfter) })}</b>
    case 'valid':
      return (
        <>
          {say(words.valid, { end: day(span.notAfter) })}
          {days <= soon && <b> · {say(words.left, { count: days })}</b>}
        </>
      )
  }
}
