import { Button, Title } from '@mantine/core'
import type { FileTicket } from '../../shared/model/intent.ts'
import { useAsk } from '../api/use-ask.ts'
import { CompareBox } from '../features/certificate/compare-box.tsx'
import { useText } from '../text/text-context.tsx'
import { Callout } from '../ui/callout.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { FilePicker } from '../ui/file-picker.tsx'
import { Looking } from '../ui/layout/looking.tsx'
import { Section } from '../ui/layout/section.tsx'
import classes from './certificate-step.module.css'
import { clientTickets } from './state.ts'
import type { InspectedStepProps } from './step-props.ts'

/** The heart of the step: the fingerprint is compared, or a CA file takes the place of the comparison. */
export function ConfirmAnchor({ wizard: { state, dispatch }, inspection }: InspectedStepProps) {
  const { common, certificate } = useText()
  const { compare: text } = certificate
  const { asked, ask, giveUp } = useAsk('registry.inspect')

  const bring = async (ticket: FileTicket | undefined) => {
    giveUp()
    dispatch({ type: 'ca-file', caFile: undefined })
    if (!ticket) return
    const envelope = await ask({ registry: inspection.registry.name, ca: ticket.id, ...clientTickets(state.client) })
    if (envelope?.ok) dispatch({ type: 'ca-file', caFile: { ticket, inspection: envelope.data } })
  }

  return (
    <Section title={text.title}>
      {state.caFile ? (
        <Callout tone="good" role="status" title={text.brought} />
      ) : (
        <CompareBox
          inspection={inspection}
          told={state.told}
          onTold={(told) => dispatch({ type: 'told', told })}
          comparedByEye={state.comparedByEye}
          onComparedByEye={(compared) => dispatch({ type: 'compared-by-eye', compared })}
        />
      )}
      <div className={classes.file}>
        <Title order={3}>{text.bring}</Title>
        <p className={classes.quiet}>{text.bringHint}</p>
        <FilePicker kind="ca" chosen={state.caFile?.ticket} onChange={bring} />
        {asked.state === 'asking' && (
          <Looking
            text={common.loading}
            action={
              <Button variant="default" onClick={giveUp}>
                {common.cancel}
              </Button>
            }
          />
        )}
        {asked.state === 'failed' && <ErrorNotice error={asked.error} />}
      </div>
    </Section>
  )
}
