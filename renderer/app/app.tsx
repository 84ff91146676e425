import { Button, localStorageColorSchemeManager, MantineProvider, Title } from '@mantine/core'
import { useEffect } from 'react'
import type { Call } from '../../shared/api/client.ts'
import type { FailureData } from '../../shared/failure.ts'
import { AppInfoProvider, DoorProvider } from '../api/door-context.tsx'
import { useAnswer } from '../api/use-ask.ts'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { useFocusOnChange } from '../ui/focus.ts'
import { Looking } from '../ui/layout/placeholders.tsx'
import { WizardProvider } from '../wizard/state/wizard.tsx'
import { LanguageProvider, useWords } from '../words/language.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Questions } from './questions.tsx'
import { useScreen } from './screens.tsx'
import classes from './shell.module.css'
import { Shell } from './shell.tsx'
import { cssVariables, theme } from './theme.ts'

const colorSchemeManager = localStorageColorSchemeManager({ key: 'mooring-theme' })

/** The whole application, with its door to the engine. */
export function App({ call }: { readonly call: Call }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <DoorProvider value={call}>
        <Start />
      </DoorProvider>
    </MantineProvider>
  )
}

const nothing = {}

/** Asks the engine for its data, and uses its language unless one was chosen in the page. */
function Start() {
  const { asked, reload } = useAnswer('app.info', nothing)
  const info = asked.state === 'answered' ? asked.data : undefined
  return (
    <LanguageProvider preset={info?.language}>
      {info ? (
        <AppInfoProvider value={info}>
          <ScreenView />
        </AppInfoProvider>
      ) : (
        <NotStarted error={asked.state === 'failed' ? asked.error : undefined} onRetry={reload} />
      )}
    </LanguageProvider>
  )
}

interface NotStartedProps {
  readonly error: FailureData | undefined
  readonly onRetry: () => void
}

/** Shown until the engine answers: no screen works without it. */
function NotStarted({ error, onRetry }: NotStartedProps) {
  const { common, shell } = useWords()
  useEffect(() => {
    document.title = shell.product
  }, [shell])
  return (
    <main className={classes.start}>
      <Title order={1}>{shell.product}</Title>
      {error ? (
        <ErrorNotice
          title={shell.notStarted}
          error={error}
          actions={<Button onClick={onRetry}>{common.tryAgain}</Button>}
        />
      ) : (
        <Looking text={shell.starting} />
      )}
    </main>
  )
}

/** The frame with the screen of the current address. The wizard's state outlives its screen. */
function ScreenView() {
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
