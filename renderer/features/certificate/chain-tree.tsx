import { Text } from '@mantine/core'
import type { Certificate } from '../../../shared/model/certificate.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { useList, useWords, useYear } from '../../words/language.tsx'
import { Say } from '../../words/say.tsx'
import { certificateName, chainPicture } from './chain-rows.ts'
import classes from './chain-tree.module.css'
import { ChainTreeRow } from './chain-tree-row.tsx'
import { type TimeScale, timeScale } from './time-scale.ts'

interface ChainTreeProps {
  readonly inspection: Inspection
  /** The trust anchor. */
  readonly trusted: Certificate
  /** Milliseconds since 1970. */
  readonly now: number
  /** Fingerprint of the certificate whose details are shown. */
  readonly selected: string
  readonly onSelect: (fingerprint: string) => void
}

/** The chain as a tree from the root down, beside a time line of each certificate's validity. */
export function ChainTree({ inspection, trusted, now, selected, onSelect }: ChainTreeProps) {
  const { chain: words } = useWords().certificate
  const list = useList()
  const { rows, missing, unrelated } = chainPicture(inspection, trusted)
  const scale = timeScale(
    rows.map(({ certificate }) => certificate),
    now,
  )
  const depthOfMissing = missing === undefined ? 0 : 1
  return (
    <div>
      <TimeAxis scale={scale} />
      <ol className={classes.tree} aria-label={words.table}>
        {missing !== undefined && (
          <li className={classes.missing}>
            <Say text={words.notSent} params={{ issuer: missing }} />
          </li>
        )}
        {rows.map((row, index) => (
          <ChainTreeRow
            key={row.certificate.fingerprint}
            row={row}
            depth={index + depthOfMissing}
            scale={scale}
            now={now}
            selected={row.certificate.fingerprint === selected}
            onSelect={onSelect}
          />
        ))}
      </ol>
      {unrelated.length > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          <Say text={words.unrelated} params={{ names: list(unrelated.map(certificateName)) }} />
        </Text>
      )}
    </div>
  )
}

/** The years and today above the bars. Decoration: each certificate also has its dates in words. */
function TimeAxis({ scale: { ticks, today } }: { readonly scale: TimeScale }) {
  const { chain: words } = useWords().certificate
  const year = useYear()
  const nearToday = 20
  return (
    <div className={classes.axis} aria-hidden>
      {ticks
        .filter((tick) => Math.abs(tick.at - today) > nearToday)
        .map((tick) => (
          <span key={tick.year} style={{ left: `${tick.at}%` }}>
            {year(tick.year)}
          </span>
        ))}
      <span className={classes.now} style={{ left: `${today}%` }}>
        {words.today}
      </span>
    </div>
  )
}
