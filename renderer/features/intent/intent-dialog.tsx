import { useMemo, useState } from 'react'
import { useText } from '../../text/text-context.tsx'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import { Words } from '../../ui/words.tsx'
import { useHostName } from '../hosts/host-name.tsx'
import { type LimitName, untilOf } from '../insecure/limits.ts'
import { isClean, type Run } from '../run/run.ts'
import { useRun } from '../run/use-run.ts'
import type { DialogIntent } from './dialog-intent.ts'
import { IntentPlan } from './intent-plan.tsx'
import { IntentRun } from './intent-run.tsx'

/** How a dialog was left: without applying anything, with everything done, or with something gone wrong. */
export type Leaving = 'untouched' | 'clean' | 'failed'

interface IntentDialogProps {
  /** Must stay the same object while the dialog is open, like `hosts`. */
  readonly intent: DialogIntent
  readonly hosts: readonly string[]
  readonly onClose: (leaving: Leaving) => void
}

/** Does one thing: plans it, shows what that changes where, applies it when the user agrees, tells how it went. */
export function IntentDialog({ intent, hosts, onClose }: IntentDialogProps) {
  const { intents } = useText()
  const hostName = useHostName()
  const runner = useRun()
  const [limit, setLimit] = useState<LimitName>('none')
  const { run } = runner
  const running = run.state === 'running'
  const { kind } = intent
  const limited = useMemo(
    () => (intent.kind === 'insecure-on' ? { ...intent, ...untilOf(limit, Date.now()) } : intent),
    [intent, limit],
  )
  const close = () => {
    if (!running) onClose(leavingOf(run))
  }
  const values = {
    registry: <Stranger text={'registry' in intent ? intent.registry : ''} />,
    host: <Stranger text={hosts.map(hostName).join(', ')} />,
  }
  return (
    <Dialog title={<Words text={intents[kind].title} values={values} />} locked={running} onClose={close}>
      {run.state === 'idle' ? (
        <IntentPlan
          intent={limited}
          hosts={hosts}
          values={values}
          limit={limit}
          onLimit={setLimit}
          onApply={runner.start}
          onCancel={close}
        />
      ) : (
        <IntentRun kind={kind} run={run} values={values} onStop={runner.stop} onClose={close} />
      )}
    </Dialog>
  )
}

function leavingOf(run: Run): Leaving {
  if (run.state === 'ended') return isClean(run.report) ? 'clean' : 'failed'
  return run.state === 'failed' ? 'failed' : 'untouched'
}
