import { useText } from '../../text/text-context.tsx'
import classes from './time-axis.module.css'
import type { TimeScale } from './time-scale.ts'

/** The years and today above the bars. Decoration: the dates stand beside each certificate in words. */
export function TimeAxis({ scale }: { readonly scale: TimeScale }) {
  const { certificate: text } = useText()
  const nearToday = 20
  return (
    <div className={classes.row} aria-hidden>
      <div className={classes.axis}>
        {scale.ticks
          .filter((tick) => Math.abs(tick.at - scale.today) > nearToday)
          .map((tick) => (
            <span key={tick.year} className={classes.tick} style={{ left: `${tick.at}%` }}>
              {tick.year}
            </span>
          ))}
        <span className={classes.today} style={{ left: `${scale.today}%` }}>
          {text.chain.today}
        </span>
      </div>
    </div>
  )
}
