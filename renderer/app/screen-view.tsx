import { useFocusOnChange } from '../ui/focus.ts'
import { WizardProvider } from '../wizard/frame/wizard.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Questions } from './questions.tsx'
import { useScreen } from './screens.tsx'
import { Shell } from './shell.tsx'

/** The frame with the screen that the address names. The wizard’s memory outlives its screen. */
export function ScreenView() {
  const { id, component: Component } = useScreen()
  useFocusOnChange(id)
  return (
    <WizardProvider>
      <Questions>
        <Shell screen={id}>
          <ErrorBoundary key={id}>
            <Component />
          </ErrorBoundary>
        </Shell>
      </Questions>
    </WizardProvider>
  )
}
