import { useMemo, useState } from 'react'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { useHostName } from '../../words/host-name.tsx'
import { useList, useWords } from '../../words/language.tsx'
import { Say } from '../../words/say.tsx'
import { isClean, type Run } from '../run/run.ts'
import { useRun } from '../run/use-run.ts'
import { type DialogIntent, type Leaving, noChoices, withChoices } from './dialog-intent.ts'
import { IntentPlan } from './intent-plan.tsx'
import { IntentRun } from './intent-run.tsx'

interface IntentDialogProps {
  /** Must stay the same object while the dialog is open, like `hosts`. */
  readonly intent: DialogIntent
  readonly hosts: readonly string[]
  readonly onClose: (leaving: Leaving) => void
}

/** Does one thing: plans it, shows what that changes where, applies it when the user agrees, tells how it went. */
export function IntentDialog({ intent, hosts, onClose }: IntentDialogProps) {
  const { intents } = useWords()
  const hostName = useHostName()
  const list = useList()
  const runner = useRun()
  const [choices, setChoices] = useState(noChoices)
  const { run } = runner
  const running = run.state === 'running'
  const { kind } = intent
  const chosen = useMemo(() => withChoices(intent, choices, Date.now()), [intent, choices])
  const close = () => {
    if (!running) onClose(leavingOf(run))
  }
  const params = {
    registry: 'registry' in intent ? intent.registry : '',
    host: list(hosts.map(hostName)),
  }
  return (
    <Dialog title={<Say text={intents[kind].title} params={params} />} locked={running} onClose={close}>
      {run.state === 'idle' ? (
        <IntentPlan
          intent={chosen}
          hosts={hosts}
          params={params}
          choices={choices}
          onChoices={setChoices}
          onApply={runner.start}
          onCancel={close}
        />
      ) : (
        <IntentRun kind={kind} run={run} params={params} onStop={runner.stop} onClose={close} />
      )}
    </Dialog>
  )
}

function leavingOf(run: Run): Leaving {
  if (run.state === 'ended') return isClean(run.report) ? 'clean' : 'failed'
  return run.state === 'failed' ? 'failed' : 'untouched'
}
