import { Button, Title } from '@mantine/core'
import { useEffect } from 'react'
import type { FailureData } from '../../shared/failure.ts'
import { AppInfoProvider } from '../api/app-info.tsx'
import { useAnswer } from '../api/use-ask.ts'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { Looking } from '../ui/layout/looking.tsx'
import { LanguageProvider, useWords } from '../words/language.tsx'
import { ScreenView } from './screen-view.tsx'
import classes from './shell.module.css'

const nothing = {}

/** Asks the engine who it is, and speaks the language that it was started for unless the page has one of its own. */
export function Start() {
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
