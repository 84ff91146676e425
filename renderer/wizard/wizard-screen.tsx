import { VisuallyHidden } from '@mantine/core'
import { useMemo } from 'react'
import { useFocusOnChange } from '../ui/focus.ts'
import { useWords } from '../words/language.tsx'
import { useSay } from '../words/say.tsx'
import classes from './frame/frame.module.css'
import { StepRail } from './frame/step-rail.tsx'
import { type StepProps, useWizard } from './frame/wizard.tsx'
import { intentOf } from './state/intent-of.ts'
import { registryOf, shownInspection } from './state/state.ts'
import { stepsOf } from './state/steps.ts'
import { ApplyStep } from './steps/apply/apply-step.tsx'
import { CertificateStep } from './steps/certificate/certificate-step.tsx'
import { DoneStep } from './steps/done/done-step.tsx'
import { HostsStep } from './steps/hosts/hosts-step.tsx'
import { HowStep } from './steps/how/how-step.tsx'
import { RegistryStep } from './steps/registry/registry-step.tsx'
import { ReviewStep } from './steps/review/review-step.tsx'

/** The wizard: the step rail and the current step. */
export function WizardScreen() {
  const wizard = useWizard()
  const { wizard: words } = useWords()
  const say = useSay()
  const { step } = wizard.state
  const path = stepsOf(wizard.state)
  const position = { number: path.indexOf(step) + 1, total: path.length, step: words.steps[step] }
  useFocusOnChange(step)
  return (
    <div className={classes.wizard}>
      <StepRail step={step} path={path} onGo={(to) => wizard.dispatch({ type: 'go', step: to })} />
      <VisuallyHidden role="status">{say(words.position, position)}</VisuallyHidden>
      <Step wizard={wizard} />
    </div>
  )
}

function Step({ wizard }: StepProps) {
  const { state } = wizard
  const inspection = shownInspection(state)
  const registry = registryOf(state)
  const intent = useMemo(() => intentOf(state, Date.now()), [state])
  if (state.step === 'registry' || registry === undefined) return <RegistryStep wizard={wizard} />
  switch (state.step) {
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
