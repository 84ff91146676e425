import { Button } from '@mantine/core'
import { Callout } from '../../../ui/callout.tsx'
import { useWords } from '../../../words/language.tsx'
import { Say, useSay } from '../../../words/say.tsx'
import type { InspectedStepProps } from '../../frame/wizard.tsx'
import classes from './certificate-step.module.css'

/** The most important messages about the registry's certificate. */
export function CertificateCallouts({ wizard, inspection }: InspectedStepProps) {
  const { certificate: words } = useWords()
  const say = useSay()
  const { registry, publiclyTrusted, findings, proxy, api } = inspection
  const refused = findings.some(({ severity }) => severity === 'error')
  const notRegistry = api !== undefined && !api.isRegistry
  if (!publiclyTrusted && !refused && proxy === undefined && !notRegistry) return null
  return (
    <div className={classes.callouts}>
      {publiclyTrusted && (
        <Callout
          tone="good"
          title={words.public.title}
          actions={
            <Button variant="default" onClick={() => wizard.dispatch({ type: 'start-over', typed: '' })}>
              {words.public.other}
            </Button>
          }
        >
          <Say text={words.public.text} params={{ registry: registry.name }} />
        </Callout>
      )}
      {refused && (
        <Callout tone="error" title={words.refused.title}>
          {words.refused.text}
        </Callout>
      )}
      {proxy !== undefined && <Callout tone="warning" title={<Say text={words.proxy} params={{ proxy }} />} />}
      {notRegistry && <Callout tone="warning" title={say(words.notRegistry, { status: api.status })} />}
    </div>
  )
}
