import { Button, Title } from '@mantine/core'
import type { FileTicket } from '../../../../shared/model/intent.ts'
import { useAsk } from '../../../api/use-ask.ts'
import { CompareBox } from '../../../features/certificate/compare-box.tsx'
import { clientTickets } from '../../../features/files/client-files.ts'
import { FilePicker } from '../../../features/files/file-picker.tsx'
import { Waiting } from '../../../features/intent/waiting.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Looking } from '../../../ui/layout/placeholders.tsx'
import { Section } from '../../../ui/layout/section.tsx'
import { useWords } from '../../../words/language.tsx'
import type { InspectedStepProps } from '../../frame/wizard.tsx'
import classes from './certificate-step.module.css'
import { PublishedCa } from './published-ca.tsx'

/** The confirmation: the user compares the fingerprint, also of what the registry publishes, or chooses a CA file. */
export function ConfirmAnchor({ wizard: { state, dispatch }, inspection }: InspectedStepProps) {
  const { common, certificate } = useWords()
  const { compare: words } = certificate
  const { asked, ask, giveUp } = useAsk('registry.inspect')

  const choose = async (ticket: FileTicket | undefined) => {
    giveUp()
    dispatch({ type: 'ca-file', caFile: undefined })
    if (!ticket) return
    const envelope = await ask({ registry: inspection.registry.name, ca: ticket.id, ...clientTickets(state.client) })
    if (envelope?.ok) dispatch({ type: 'ca-file', caFile: { ticket, inspection: envelope.data } })
  }

  const fetchPublished = async () => {
    const { name } = inspection.registry
    const envelope = await ask({ registry: name, publishedCa: true, ...clientTickets(state.client) })
    if (envelope?.ok) dispatch({ type: 'inspected', inspection: envelope.data })
  }

  return (
    <Section title={words.title}>
      {state.caFile ? (
        <Callout tone="good" role="status" title={words.fileChosen} />
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
        <Title order={3}>{words.file}</Title>
        <p className={classes.quiet}>{words.fileHint}</p>
        <FilePicker fileRole="ca" chosen={state.caFile?.ticket} onChange={choose} />
        {asked.state === 'asking' && (
          <Looking
            text={common.checking}
            detail={<Waiting registry={inspection.registry.name} event={asked.event} />}
            action={
              <Button variant="default" onClick={giveUp}>
                {common.cancel}
              </Button>
            }
          />
        )}
        {asked.state === 'failed' && <ErrorNotice error={asked.error} />}
      </div>
      {!state.caFile && (
        <PublishedCa inspection={inspection} isBusy={asked.state === 'asking'} onFetch={fetchPublished} />
      )}
    </Section>
  )
}
