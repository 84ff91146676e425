import type { Inspection } from '../../../shared/model/inspection.ts'
import type { Wizard } from './wizard.tsx'

/** What every step gets. */
export interface StepProps {
  readonly wizard: Wizard
}

/** What the steps after the first one get too. */
export interface ChosenStepProps extends StepProps {
  /** The registry's name. */
  readonly registry: string
}

/** What the steps about a certificate get: the registry as it was looked at. */
export interface InspectedStepProps extends StepProps {
  readonly inspection: Inspection
}
