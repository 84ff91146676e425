import { Modal } from '@mantine/core'
import type { Intent } from '../../../shared/model/intent.ts'
import { focusHeading } from '../../app/focus-heading.ts'
import { useText } from '../../text/text-context.tsx'
import { useRun } from '../run/use-run.ts'
import { Stranger } from '../stranger.tsx'
import { Words } from '../words.tsx'
import { IntentPlan } from './intent-plan.tsx'
import { IntentRun } from './intent-run.tsx'

/** An intent that takes something back. */
export type TakeBack = Exclude<Intent, { kind: 'trust' }>

interface IntentDialogProps {
  /** Must stay the same object while the dialog is open, like `hosts`. */
  readonly intent: TakeBack
  readonly hosts: readonly string[]
  /** `changed` says whether a plan was applied, with whatever result. */
  readonly onClose: (changed: boolean) => void
}

/** Takes something back: plans it, shows what goes back where, applies it when the user agrees, tells how it went. */
export function IntentDialog({ intent, hosts, onClose }: IntentDialogProps) {
  const { intents, common } = useText()
  const runner = useRun()
  const { run } = runner
  const running = run.state === 'running'
  const ended = run.state === 'ended' || run.state === 'failed'
  const close = () => {
    if (running) return
    onClose(ended)
    if (ended) focusHeading(document)
  }
  const values = {
    registry: <Stranger text={intent.kind === 'untrust' ? intent.registry : ''} />,
    host: <Stranger text={hosts.join(', ')} />,
  }
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={<Words text={intents[intent.kind].title} values={values} />}
      closeOnEscape={!running}
      closeOnClickOutside={false}
      withCloseButton={!running}
      closeButtonProps={{ 'aria-label': common.close }}
      returnFocus={!ended}
    >
      {run.state === 'idle' ? (
        <IntentPlan intent={intent} hosts={hosts} values={values} onApply={runner.start} onCancel={close} />
      ) : (
        <IntentRun kind={intent.kind} run={run} values={values} onStop={runner.stop} onClose={close} />
      )}
    </Modal>
  )
}
