import type { Verdict } from '../../../shared/model/change.ts'
import { useText } from '../../text/text-context.tsx'
import { HostName } from '../host/host-name.tsx'
import { Stranger } from '../stranger.tsx'
import { type Tone, toneIcons } from '../tone.ts'
import { Words } from '../words.tsx'
import classes from './verdict-line.module.css'

interface VerdictLineProps {
  readonly host: string
  readonly verdict: Verdict
}

const tones: Readonly<Record<Verdict['answer'], Tone>> = {
  reached: 'good',
  untrusted: 'error',
  'client-certificate': 'warning',
  unreachable: 'warning',
  unclear: 'warning',
  unknown: 'info',
}

/** What an engine on a host answered when it was asked to reach the registry, and its own words for it. */
export function VerdictLine({ host, verdict }: VerdictLineProps) {
  const { run } = useText()
  const tone = tones[verdict.answer]
  const Icon = toneIcons[tone]
  const values = { host: <HostName id={host} />, registry: <Stranger text={verdict.registry} /> }
  return (
    <div className={classes.verdict} data-tone={tone}>
      <Icon className={classes.icon} size={20} stroke={1.8} aria-hidden />
      <div className={classes.words}>
        <Words text={run.verdicts[verdict.answer]} values={values} />
        {verdict.detail !== '' && (
          <div className={classes.detail}>
            {run.engineSays}:{' '}
            <code>
              <Stranger text={verdict.detail} />
            </code>
          </div>
        )}
      </div>
    </div>
  )
}
