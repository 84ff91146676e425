import { Button, Radio } from '@mantine/core'
import { PageHead } from '../components/layout/page-head.tsx'
import { Section } from '../components/layout/section.tsx'
import { Pill } from '../components/pill.tsx'
import { useText } from '../text/text-context.tsx'
import { ClientPair } from './client-pair.tsx'
import classes from './how-step.module.css'
import { MethodCard } from './method-card.tsx'
import { methods } from './methods.ts'
import { isClientWhole } from './state.ts'
import { StepActions } from './step-actions.tsx'
import type { InspectedStepProps } from './step-props.ts'
import screen from './wizard-screen.module.css'

/** Step 3: where the trust goes, and whether Docker shows a certificate of its own. */
export function HowStep({ wizard, inspection }: InspectedStepProps) {
  const { common, how: text } = useText()
  const { state, dispatch } = wizard
  const whole = isClientWhole(state.client)
  return (
    <>
      <PageHead heading={text.heading} lead={text.lead} />
      <div className={screen.content}>
        <Radio.Group value={state.method} aria-label={text.legend}>
          <div className={classes.methods}>
            {methods.map((method) => (
              <MethodCard
                key={method.name}
                method={method}
                registry={inspection.registry.name}
                onChoose={() => dispatch({ type: 'method', method: method.name })}
              />
            ))}
          </div>
        </Radio.Group>
        <Section title={text.client.title} aside={<Pill>{text.client.optional}</Pill>}>
          <p className={classes.text}>{text.client.text}</p>
          <ClientPair client={state.client} onChange={(client) => dispatch({ type: 'client', client })} />
        </Section>
      </div>
      <StepActions wizard={wizard} hint={whole ? undefined : text.client.incomplete}>
        <Button disabled={!whole} onClick={() => dispatch({ type: 'go', step: 'hosts' })}>
          {common.next}
        </Button>
      </StepActions>
    </>
  )
}
