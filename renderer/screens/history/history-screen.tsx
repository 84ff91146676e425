import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import type { Change } from '../../../shared/model/change.ts'
import { useHistory } from '../../api/use-history.ts'
import type { DialogIntent, Leaving } from '../../features/intent/dialog-intent.ts'
import { IntentDialog } from '../../features/intent/intent-dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Incomplete } from '../../ui/incomplete.tsx'
import { PageHead } from '../../ui/layout/page-head.tsx'
import { Empty, Looking } from '../../ui/layout/placeholders.tsx'
import { ScreenButton } from '../../ui/screen-button.tsx'
import { useWords } from '../../words/language.tsx'
import { ChangeCard } from './change-card.tsx'
import classes from './history-screen.module.css'

/** Every change made from here, the newest first, each with its files and its undo. */
export function HistoryScreen() {
  const { common, history: words } = useWords()
  const { asked, reload } = useHistory()
  const [undo, setUndo] = useState<{ readonly intent: DialogIntent; readonly hosts: readonly string[] }>()
  const close = (leaving: Leaving) => {
    setUndo(undefined)
    if (leaving !== 'untouched') reload()
  }
  const askUndo = ({ id, host }: Change) => setUndo({ intent: { kind: 'undo', change: id }, hosts: [host] })
  return (
    <>
      <PageHead heading={words.heading} lead={words.lead} />
      {(asked.state === 'idle' || asked.state === 'asking') && <Looking text={words.reading} />}
      {asked.state === 'failed' && (
        <ErrorNotice
          title={words.failed}
          error={asked.error}
          actions={<Button onClick={reload}>{common.tryAgain}</Button>}
        />
      )}
      {asked.state === 'answered' && <Incomplete title={words.incomplete} failures={asked.data.failures} />}
      {asked.state === 'answered' && asked.data.changes.length === 0 && (
        <Empty
          icon={IconHistory}
          title={words.empty}
          hint={words.emptyHint}
          action={<ScreenButton screen="trust">{words.start}</ScreenButton>}
        />
      )}
      {asked.state === 'answered' && asked.data.changes.length > 0 && (
        <ol className={classes.changes}>
          {asked.data.changes.map((change) => (
            <ChangeCard key={`${change.host} ${change.id}`} change={change} onUndo={() => askUndo(change)} />
          ))}
        </ol>
      )}
      {undo && <IntentDialog intent={undo.intent} hosts={undo.hosts} onClose={close} />}
    </>
  )
}
