import { Button, Radio } from '@mantine/core'
import { useText } from '../text/text-context.tsx'
import { PageHead } from '../ui/layout/page-head.tsx'
import { Section } from '../ui/layout/section.tsx'
import { Pill } from '../ui/pill.tsx'
import { AlsoChoice } from './also-choice.tsx'
import { ClientPair } from './client-pair.tsx'
import classes from './how-step.module.css'
import { InsecureChoice } from './insecure-choice.tsx'
import { isHowAnswered } from './intent-of.ts'
import { MethodCard } from './method-card.tsx'
import { methods } from './methods.ts'
import { RestartChoice } from './restart-choice.tsx'
import { StepActions } from './step-actions.tsx'
import type { ChosenStepProps } from './step-props.ts'
import screen from './wizard-screen.module.css'

/** Step 3: where the trust goes, and whether Docker shows a certificate of its own; or that Docker checks nothing. */
export function HowStep({ wizard, registry }: ChosenStepProps) {
  const { common, how: text } = useText()
  const { state, dispatch } = wizard
  const hasAnchor = state.plainHttp === undefined
  const isInsecure = state.method === 'insecure'
  const answered = isHowAnswered(state)
  const missing = isInsecure ? text.insecure.needed : text.client.incomplete
  return (
    <>
      <PageHead heading={text.heading} lead={hasAnchor ? text.lead : text.leadPlainHttp} />
      <div className={screen.content}>
        <Radio.Group value={state.method} aria-label={text.legend}>
          <div className={classes.methods}>
            {methods
              .filter(({ needsAnchor }) => hasAnchor || !needsAnchor)
              .map((method) => (
                <MethodCard
                  key={method.name}
                  method={method}
                  registry={registry}
                  onChoose={() => dispatch({ type: 'method', method: method.name })}
                />
              ))}
          </div>
        </Radio.Group>
        {state.method === 'system' && <RestartChoice wizard={wizard} />}
        {isInsecure ? (
          <InsecureChoice wizard={wizard} registry={registry} />
        ) : (
          <>
            <Section title={text.client.title} aside={<Pill>{text.optional}</Pill>}>
              <p className={classes.lead}>{text.client.text}</p>
              <ClientPair client={state.client} onChange={(client) => dispatch({ type: 'client', client })} />
            </Section>
            <AlsoChoice wizard={wizard} />
          </>
        )}
      </div>
      <StepActions wizard={wizard} hint={answered ? undefined : missing}>
        <Button disabled={!answered} onClick={() => dispatch({ type: 'go', step: 'hosts' })}>
          {common.next}
        </Button>
      </StepActions>
    </>
  )
}
