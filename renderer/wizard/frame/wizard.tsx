import { createContext, type Dispatch, type ReactNode, useContext, useReducer } from 'react'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { type Runner, useRun } from '../../features/run/use-run.ts'
import { initialState, type WizardAction, type WizardState, wizardReducer } from '../state/state.ts'

/** The wizard's state and its run. */
export interface Wizard extends Runner {
  readonly state: WizardState
  readonly dispatch: Dispatch<WizardAction>
}

const WizardContext = createContext<Wizard | undefined>(undefined)

/** Keeps the wizard's state above the screens, so that it survives a visit to another screen. */
export function WizardProvider({ children }: { readonly children: ReactNode }) {
  const [state, dispatch] = useReducer(wizardReducer, initialState)
  return <WizardContext value={{ state, dispatch, ...useRun() }}>{children}</WizardContext>
}

/** The wizard of the {@link WizardProvider} above. */
export function useWizard(): Wizard {
  const wizard = useContext(WizardContext)
  if (!wizard) throw new Error('There is no WizardProvider above.')
  return wizard
}

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
