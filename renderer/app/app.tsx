import { Button, localStorageColorSchemeManager, MantineProvider, Title } from '@mantine/core'
import { useEffect } from 'react'
import type { Call } from '../../shared/api/client.ts'
import type { FailureData } from '../../shared/failure.ts'
import { AppInfoProvider, DoorProvider } from '../api/door-context.tsx'
import { useAnswer } from '../api/use-ask.ts'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { useFocusOnChange } from '../ui/focus.ts'
import { Looking } from '../ui/layout/placeholders.tsx'
import { WizardProvider } from '../wizard/frame/wizard.tsx'
import { LanguageProvider, useWords } from '../words/language.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { useScreen } from './screens.tsx'
import classes from './shell.module.css'
import { Shell } from './shell.tsx'
import { cssVariables, theme } from './theme.ts'
import { WithQuestions } from './with-questions.tsx'

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

/** Asks the engine who it is, and speaks the language that it was started for unless the page has one of its own. */
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

/** Without an answer there is nothing that the screens could do. */
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

/** The frame with the screen that the address names. The wizard’s memory outlives its screen. */
function ScreenView() {
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
