import { Button, Radio } from '@mantine/core'
import { ClientPairFields } from '../../../features/files/client-pair-fields.tsx'
import { PageHead } from '../../../ui/layout/page-head.tsx'
import { Section } from '../../../ui/layout/section.tsx'
import { Pill } from '../../../ui/pill.tsx'
import { useWords } from '../../../words/language.tsx'
import screen from '../../frame/frame.module.css'
import { StepActions } from '../../frame/step-actions.tsx'
import type { ChosenStepProps } from '../../frame/wizard.tsx'
import { isHowAnswered } from '../../state/intent-of.ts'
import { InsecureChoice, ProgramsChoice, RestartChoice } from './choices.tsx'
import classes from './how-step.module.css'
import { MethodCard } from './method-card.tsx'
import { methods } from './methods.ts'

/** Step 3: the place of the trust and an optional client certificate, or no check at all. */
export function HowStep({ wizard, registry }: ChosenStepProps) {
  const { common, files, how: words } = useWords()
  const { state, dispatch } = wizard
  const hasAnchor = state.plainHttp === undefined
  const isInsecure = state.method === 'insecure'
  const answered = isHowAnswered(state)
  const missing = isInsecure ? words.insecure.needed : files.pair.incomplete
  return (
    <>
      <PageHead heading={words.heading} lead={hasAnchor ? words.lead : words.leadPlainHttp} />
      <div className={screen.content}>
        <Radio.Group value={state.method} aria-label={words.legend}>
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
            <Section title={words.client.title} aside={<Pill>{words.optional}</Pill>}>
              <p className={classes.lead}>{words.client.text}</p>
              <ClientPairFields client={state.client} onChange={(client) => dispatch({ type: 'client', client })} />
            </Section>
            <ProgramsChoice wizard={wizard} />
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
