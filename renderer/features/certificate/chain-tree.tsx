import { Text } from '@mantine/core'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { useText } from '../../text/text-context.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import { certificateName, chainPicture } from './chain-rows.ts'
import classes from './chain-tree.module.css'
import { ChainTreeRow } from './chain-tree-row.tsx'
import { TimeAxis } from './time-axis.tsx'
import { timeScale } from './time-scale.ts'

interface ChainTreeProps {
  readonly inspection: Inspection
  /** Milliseconds since 1970. */
  readonly now: number
  /** Fingerprint of the certificate whose details are shown. */
  readonly selected: string
  readonly onSelect: (fingerprint: string) => void
}

/** The chain as a tree from the root down, beside one line of time that shows when each certificate is valid. */
export function ChainTree({ inspection, now, selected, onSelect }: ChainTreeProps) {
  const { certificate: text } = useText()
  const { rows, missing, unrelated } = chainPicture(inspection)
  const scale = timeScale(
    rows.map(({ certificate }) => certificate),
    now,
  )
  const depthOfMissing = missing === undefined ? 0 : 1
  return (
    <div>
      <TimeAxis scale={scale} />
      <ol className={classes.tree} aria-label={text.chain.table}>
        {missing !== undefined && (
          <li className={classes.missing}>
            <Stranger text={missing} /> <span className={classes.quiet}>{text.chain.notSent}</span>
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
          {text.chain.unrelated}: <Stranger text={unrelated.map(certificateName).join(', ')} />
        </Text>
      )}
    </div>
  )
}
