import { Button, Title } from '@mantine/core'
import { useAnswer } from '../api/use-answer.ts'
import { useText } from '../text/text-context.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { Looking } from '../ui/layout/looking.tsx'
import { AppInfoProvider } from './app-info-context.tsx'
import { ScreenView } from './screen-view.tsx'
import classes from './start.module.css'

const nothing = {}

/** Asks the engine who it is; without an answer there is nothing that the screens could do. */
export function Start() {
  const { common, shell } = useText()
  const { asked, reload } = useAnswer('app.info', nothing)
  if (asked.state === 'answered') {
    return (
      <AppInfoProvider value={asked.data}>
        <ScreenView />
      </AppInfoProvider>
    )
  }
  return (
    <main className={classes.start}>
      <Title order={1}>{shell.product}</Title>
      {asked.state === 'failed' ? (
        <ErrorNotice
          title={shell.notStarted}
          error={asked.error}
          actions={<Button onClick={reload}>{common.tryAgain}</Button>}
        />
      ) : (
        <Looking text={shell.starting} />
      )}
    </main>
  )
}
