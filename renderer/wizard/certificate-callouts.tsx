import { Button } from '@mantine/core'
import { fillIn } from '../../shared/words/fill-in.ts'
import { useText } from '../text/text-context.tsx'
import { Callout } from '../ui/callout.tsx'
import { Stranger } from '../ui/stranger.tsx'
import { Words } from '../ui/words.tsx'
import classes from './certificate-step.module.css'
import type { InspectedStepProps } from './step-props.ts'

/** What must be known before anything else about what the registry showed. */
export function CertificateCallouts({ wizard, inspection }: InspectedStepProps) {
  const { certificate: text } = useText()
  const { registry, publiclyTrusted, findings, proxy, api } = inspection
  const refused = findings.some(({ severity }) => severity === 'error')
  const notRegistry = api !== undefined && !api.isRegistry
  if (!publiclyTrusted && !refused && proxy === undefined && !notRegistry) return null
  return (
    <div className={classes.callouts}>
      {publiclyTrusted && (
        <Callout
          tone="good"
          title={text.public.title}
          actions={
            <Button variant="default" onClick={() => wizard.dispatch({ type: 'start-over', typed: '' })}>
              {text.public.other}
            </Button>
          }
        >
          <Words text={text.public.text} values={{ registry: <Stranger text={registry.name} /> }} />
        </Callout>
      )}
      {refused && (
        <Callout tone="error" title={text.refused.title}>
          {text.refused.text}
        </Callout>
      )}
      {proxy !== undefined && (
        <Callout tone="warning" title={<Words text={text.proxy} values={{ proxy: <Stranger text={proxy} /> }} />} />
      )}
      {notRegistry && <Callout tone="warning" title={fillIn(text.notRegistry, { status: `HTTP ${api.status}` })} />}
    </div>
  )
}
