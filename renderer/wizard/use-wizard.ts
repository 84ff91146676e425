import { type Dispatch, useReducer } from 'react'
import { type Runner, useRun } from '../features/run/use-run.ts'
import { initialState, type WizardAction, type WizardState, wizardReducer } from './state.ts'

/** The wizard's memory and its run. */
export interface Wizard extends Runner {
  readonly state: WizardState
  readonly dispatch: Dispatch<WizardAction>
}

/** Lives above the screens, so that looking at another screen loses nothing. */
export function useWizard(): Wizard {
  const [state, dispatch] = useReducer(wizardReducer, initialState)
  return { state, dispatch, ...useRun() }
}
