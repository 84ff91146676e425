import { useText } from '../../text/text-context.tsx'
import { Callout } from '../../ui/callout.tsx'
import classes from './insecure.module.css'

/** What it costs that Docker checks no certificate, in plain words. */
export function InsecureCosts() {
  const { costs } = useText().insecure
  return (
    <Callout tone="warning" title={costs.title}>
      <ul className={classes.costs}>
        {costs.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </Callout>
  )
}
