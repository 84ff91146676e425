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
import type { GivenFiles } from '../../state/state.ts'
import classes from './certificate-step.module.css'
import { isAboutPublished, PublishedCa } from './published-ca.tsx'

/**
 * The confirmation: the user compares the fingerprint, also of what the registry publishes, or chooses a CA file, and may choose one
 * for the next CA.
 */
export function ConfirmAnchor({ wizard: { state, dispatch }, inspection }: InspectedStepProps) {
  const { common, certificate } = useWords()
  const { compare: words } = certificate
  const { asked, ask, giveUp } = useAsk('registry.inspect')

  const look = async ({ ca, next }: Omit<GivenFiles, 'inspection'>, publishedCa: boolean) => {
    dispatch({ type: 'given', given: undefined })
    if (!ca && !next) return
    const tickets = { ...(ca && { ca: [ca.id] }), ...(next && { next: [next.id] }) }
    const published = publishedCa && !ca ? { publishedCa } : {}
    const client = clientTickets(state.client)
    const envelope = await ask({ registry: inspection.registry.name, ...tickets, ...published, ...client })
    if (envelope?.ok) dispatch({ type: 'given', given: { ca, next, inspection: envelope.data } })
  }

  const choose = async (change: Partial<Record<'ca' | 'next', FileTicket | undefined>>) => {
    giveUp()
    const isFetched = state.inspection?.findings.some(isAboutPublished) ?? false
    await look({ ca: state.given?.ca, next: state.given?.next, ...change }, isFetched)
  }

  const fetchPublished = async () => {
    const { name } = inspection.registry
    const envelope = await ask({ registry: name, publishedCa: true, ...clientTickets(state.client) })
    if (!envelope?.ok) return
    dispatch({ type: 'inspected', inspection: envelope.data })
    if (state.given) await look(state.given, true)
  }

  return (
    <Section title={words.title}>
      {state.given?.ca ? (
        <Callout tone="good" role="status" title={words.fileChosen} />
      ) : (
        <CompareBox
          inspection={state.inspection ?? inspection}
          told={state.told}
          onTold={(told) => dispatch({ type: 'told', told })}
          comparedByEye={state.comparedByEye}
          onComparedByEye={(compared) => dispatch({ type: 'compared-by-eye', compared })}
        />
      )}
      <div className={classes.file}>
        <Title order={3}>{words.file}</Title>
        <p className={classes.quiet}>{words.fileHint}</p>
        <FilePicker fileRole="ca" chosen={state.given?.ca} onChange={(ca) => choose({ ca })} />
        <Title order={3}>{words.next}</Title>
        <p className={classes.quiet}>{words.nextHint}</p>
        <FilePicker fileRole="next" chosen={state.given?.next} onChange={(next) => choose({ next })} />
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
      {!state.given?.ca && (
        <PublishedCa inspection={inspection} isBusy={asked.state === 'asking'} onFetch={fetchPublished} />
      )}
    </Section>
  )
}
