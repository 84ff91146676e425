import type { Verdict } from '../../../shared/model/verdict.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { type Tone, toneIcons } from '../../ui/tone.ts'
import { HostName } from '../../words/host-name.tsx'
import { useWords } from '../../words/language.tsx'
import { Say } from '../../words/say.tsx'
import { Stranger } from '../../words/stranger.tsx'
import classes from './verdict-line.module.css'

interface VerdictLineProps {
  readonly host: string
  readonly verdict: Verdict
  /** The registry is insecure for the engine, which does not check its certificate. */
  readonly unchecked: boolean
}

const tones: Readonly<Record<Verdict['answer'], Tone>> = {
  reached: 'good',
  untrusted: 'error',
  'client-certificate': 'warning',
  blocked: 'error',
  unreachable: 'warning',
  unclear: 'warning',
  silent: 'warning',
  unknown: 'info',
}

/** The answer of an engine or TLS client that was asked to reach the registry, with its own message. */
export function VerdictLine({ host, verdict, unchecked }: VerdictLineProps) {
  const { run } = useWords()
  const words = run.verdicts[askedOf(verdict, unchecked)]
  const tone = tones[verdict.answer]
  const Icon = toneIcons[tone]
  const { registry, url } = verdict
  const values = { host: <HostName id={host} />, registry, ...(url !== undefined && { url }) }
  const said = verdict.detail !== '' && (
    <div className={classes.detail}>
      <Say
        text={words.said}
        params={{
          detail: (
            <code>
              <Stranger text={verdict.detail} />
            </code>
          ),
        }}
      />
    </div>
  )
  // The words of an answer that proves the registry was reached read like an error.
  const isProof = verdict.answer === 'reached' && verdict.detail !== ''
  return (
    <div className={classes.verdict} data-tone={tone}>
      <Icon className={classes.icon} size={20} stroke={1.8} aria-hidden />
      <div className={classes.words}>
        <Say text={url === undefined ? words.answers[verdict.answer] : run.untrustedUrl.answer} params={values} />
        {verdict.answer !== 'reached' && (
          <div>
            <Say text={url === undefined ? run.nextSteps[verdict.answer] : run.untrustedUrl.next} params={values} />
          </div>
        )}
        {isProof ? <Disclosure label={run.proof}>{said}</Disclosure> : said}
      </div>
    </div>
  )
}

/** The engine, or the host's own TLS client, which reads the system trust store. */
function askedOf({ kind }: Verdict, unchecked: boolean): 'engine' | 'system' | 'unchecked' {
  switch (kind) {
    case 'docker':
      return unchecked ? 'unchecked' : 'engine'
    case 'system':
      return 'system'
  }
}
