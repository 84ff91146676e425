import { Modal } from '@mantine/core'
import { useText } from '../../text/text-context.tsx'
import { useHostName } from '../host/host-name.tsx'
import { isClean, type Run } from '../run/run.ts'
import { useRun } from '../run/use-run.ts'
import { Stranger } from '../stranger.tsx'
import { Words } from '../words.tsx'
import { type DialogIntent, dialogKind } from './dialog-intent.ts'
import classes from './intent.module.css'
import { IntentPlan } from './intent-plan.tsx'
import { IntentRun } from './intent-run.tsx'
import { useReturnFocus } from './use-return-focus.ts'

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
  const { intents, common } = useText()
  const hostName = useHostName()
  const runner = useRun()
  const { run } = runner
  const running = run.state === 'running'
  const kind = dialogKind(intent)
  useReturnFocus()
  const close = () => {
    if (!running) onClose(leavingOf(run))
  }
  const values = {
    registry: <Stranger text={'registry' in intent ? intent.registry : ''} />,
    host: <Stranger text={hosts.map(hostName).join(', ')} />,
  }
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={<Words text={intents[kind].title} values={values} />}
      closeOnEscape={!running}
      closeOnClickOutside={false}
      withCloseButton={!running}
      closeButtonProps={{ 'aria-label': common.close }}
      classNames={{ title: classes.title, header: classes.header, body: classes.body }}
      returnFocus={false}
    >
      {run.state === 'idle' ? (
        <IntentPlan intent={intent} hosts={hosts} values={values} onApply={runner.start} onCancel={close} />
      ) : (
        <IntentRun kind={kind} run={run} values={values} onStop={runner.stop} onClose={close} />
      )}
    </Modal>
  )
}

function leavingOf(run: Run): Leaving {
  if (run.state === 'ended') return isClean(run.report) ? 'clean' : 'failed'
  return run.state === 'failed' ? 'failed' : 'untouched'
}
