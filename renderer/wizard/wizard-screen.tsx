import { VisuallyHidden } from '@mantine/core'
import { useMemo } from 'react'
import { fillIn } from '../../shared/fill-in.ts'
import { useText } from '../text/text-context.tsx'
import { ApplyStep } from './apply-step.tsx'
import { CertificateStep } from './certificate-step.tsx'
import { DoneStep } from './done-step.tsx'
import { HostsStep } from './hosts-step.tsx'
import { HowStep } from './how-step.tsx'
import { RegistryStep } from './registry-step.tsx'
import { ReviewStep } from './review-step.tsx'
import { intentOf, shownInspection } from './state.ts'
import type { StepProps } from './step-props.ts'
import { StepRail } from './step-rail.tsx'
import { type StepName, steps } from './steps.ts'
import classes from './wizard-screen.module.css'

/** The wizard: where one is, and the step itself. */
export function WizardScreen({ wizard }: StepProps) {
  const { wizard: text } = useText()
  const { step } = wizard.state
  const position = { number: steps.indexOf(step) + 1, total: steps.length, step: text.steps[step] }
  return (
    <div className={classes.wizard}>
      <StepRail step={step} onGo={(to) => wizard.dispatch({ type: 'go', step: to })} />
      <VisuallyHidden role="status">{fillIn(text.position, position)}</VisuallyHidden>
      <Step step={step} wizard={wizard} />
    </div>
  )
}

function Step({ step, wizard }: StepProps & { readonly step: StepName }) {
  const { state } = wizard
  const inspection = shownInspection(state)
  const intent = useMemo(() => intentOf(state), [state])
  if (step === 'registry' || !inspection) return <RegistryStep wizard={wizard} />
  switch (step) {
    case 'certificate':
      return <CertificateStep wizard={wizard} inspection={inspection} />
    case 'how':
      return <HowStep wizard={wizard} inspection={inspection} />
    case 'hosts':
      return <HostsStep wizard={wizard} inspection={inspection} />
    case 'review':
      return intent && <ReviewStep wizard={wizard} intent={intent} />
    case 'apply':
      return <ApplyStep wizard={wizard} />
    case 'done':
      return <DoneStep wizard={wizard} inspection={inspection} />
  }
}
