import { HistoryScreen } from '../screens/history/history-screen.tsx'
import { HostsScreen } from '../screens/hosts/hosts-screen.tsx'
import { SettingsScreen } from '../screens/settings/settings-screen.tsx'
import { useWizard } from '../wizard/use-wizard.ts'
import { WizardScreen } from '../wizard/wizard-screen.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Questions } from './questions.tsx'
import { Shell } from './shell.tsx'
import { useFocusOnChange } from './use-focus-on-change.ts'
import { useScreen } from './use-screen.ts'

/** The frame with the screen that the address names. The wizard's memory outlives its screen. */
export function ScreenView() {
  const screen = useScreen()
  const wizard = useWizard()
  useFocusOnChange(screen === 'trust' ? `${screen} ${wizard.state.step}` : screen)
  return (
    <Questions>
      <Shell screen={screen}>
        <ErrorBoundary key={screen}>
          {screen === 'trust' && <WizardScreen wizard={wizard} />}
          {screen === 'hosts' && <HostsScreen />}
          {screen === 'history' && <HistoryScreen />}
          {screen === 'settings' && <SettingsScreen />}
        </ErrorBoundary>
      </Shell>
    </Questions>
  )
}
