import { VisuallyHidden } from '@mantine/core'
import { useMemo } from 'react'
import { fillIn } from '../../shared/words/fill-in.ts'
import { useText } from '../text/text-context.tsx'
import { ApplyStep } from './apply-step.tsx'
import { CertificateStep } from './certificate-step.tsx'
import { DoneStep } from './done-step.tsx'
import { HostsStep } from './hosts-step.tsx'
import { HowStep } from './how-step.tsx'
import { intentOf } from './intent-of.ts'
import { RegistryStep } from './registry-step.tsx'
import { ReviewStep } from './review-step.tsx'
import { registryOf, shownInspection } from './state.ts'
import type { StepProps } from './step-props.ts'
import { StepRail } from './step-rail.tsx'
import { type StepName, stepsOf } from './steps.ts'
import classes from './wizard-screen.module.css'

/** The wizard: where one is, and the step itself. */
export function WizardScreen({ wizard }: StepProps) {
  const { wizard: text } = useText()
  const { step } = wizard.state
  const path = stepsOf(wizard.state)
  const position = { number: path.indexOf(step) + 1, total: path.length, step: text.steps[step] }
  return (
    <div className={classes.wizard}>
      <StepRail step={step} path={path} onGo={(to) => wizard.dispatch({ type: 'go', step: to })} />
      <VisuallyHidden role="status">{fillIn(text.position, position)}</VisuallyHidden>
      <Step step={step} wizard={wizard} />
    </div>
  )
}

function Step({ step, wizard }: StepProps & { readonly step: StepName }) {
  const { state } = wizard
  const inspection = shownInspection(state)
  const registry = registryOf(state)
  const intent = useMemo(() => intentOf(state, Date.now()), [state])
  if (step === 'registry' || registry === undefined) return <RegistryStep wizard={wizard} />
  switch (step) {
    case 'certificate':
      return inspection && <CertificateStep wizard={wizard} inspection={inspection} />
    case 'how':
      return <HowStep wizard={wizard} registry={registry} />
    case 'hosts':
      return <HostsStep wizard={wizard} registry={registry} />
    case 'review':
      return intent && <ReviewStep wizard={wizard} intent={intent} />
    case 'apply':
      return <ApplyStep wizard={wizard} />
    case 'done':
      return <DoneStep wizard={wizard} registry={registry} />
  }
}
