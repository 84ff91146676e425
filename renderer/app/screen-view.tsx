import { useFocusOnChange } from '../ui/focus.ts'
import { WizardProvider } from '../wizard/state/wizard.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { useScreen } from './screens.tsx'
import { Shell } from './shell.tsx'
import { WithQuestions } from './with-questions.tsx'

/** The frame with the screen that the address names. The wizard’s memory outlives its screen. */
export function ScreenView() {
  const { id, component: Component } = useScreen()
  useFocusOnChange(id)
  return (
    <WizardProvider>
      <WithQuestions>
        <Shell screen={id}>
          <ErrorBoundary key={id}>
            <Component />
          </ErrorBoundary>
        </Shell>
      </WithQuestions>
    </WizardProvider>
  )
}
