import { UnstyledButton } from '@mantine/core'
import { IconAnchor, IconCertificate } from '@tabler/icons-react'
import { useText } from '../../text/text-context.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import { type ChainRow, certificateName } from './chain-rows.ts'
import classes from './chain-tree.module.css'
import { type TimeScale, validityOf } from './time-scale.ts'
import { ValidityText } from './validity-text.tsx'

interface ChainTreeRowProps {
  readonly row: ChainRow
  readonly depth: number
  readonly scale: TimeScale
  readonly now: number
  readonly selected: boolean
  readonly onSelect: (fingerprint: string) => void
}

/** One certificate of the tree, and the bar of its life. */
export function ChainTreeRow({ row, depth, scale, now, selected, onSelect }: ChainTreeRowProps) {
  const { certificate: text } = useText()
  const { certificate, anchor, fromFile, role } = row
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
              {anchor && <Pill tone="info">{text.chain.anchor}</Pill>}
              <Pill>{text.chain.roles[role]}</Pill>
              {fromFile && <Pill>{text.chain.fromFile}</Pill>}
            </span>
            <span className={classes.quiet}>
              <ValidityText span={certificate} now={now} />
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
