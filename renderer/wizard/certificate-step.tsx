import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { anchorReason } from '../../shared/model/inspection.ts'
import { sayParam } from '../../shared/words/say.ts'
import { ChainTree } from '../features/certificate/chain-tree.tsx'
import { Details } from '../features/certificate/details.tsx'
import { useLanguage, useText } from '../text/text-context.tsx'
import { PageHead } from '../ui/layout/page-head.tsx'
import { Section } from '../ui/layout/section.tsx'
import { Notes } from '../ui/notes.tsx'
import { Stranger } from '../ui/stranger.tsx'
import { Words } from '../ui/words.tsx'
import { CertificateCallouts } from './certificate-callouts.tsx'
import classes from './certificate-step.module.css'
import { ConfirmAnchor } from './confirm-anchor.tsx'
import { RealmSection } from './realm-section.tsx'
import { isConfirmed } from './state.ts'
import { StepActions } from './step-actions.tsx'
import type { InspectedStepProps } from './step-props.ts'

/** Step 2: what the registry showed, what is wrong with it, and the comparison that makes it trustworthy. */
export function CertificateStep({ wizard, inspection }: InspectedStepProps) {
  const { common, certificate: text } = useText()
  const { language } = useLanguage()
  const { anchor, chain, findings, registry, address } = inspection
  const [chosen, setChosen] = useState<string>()
  const [now] = useState(() => Date.now())
  const shown = chain.find(({ fingerprint }) => fingerprint === chosen) ?? anchor.certificate
  const confirmed = isConfirmed(wizard.state)
  const values = { registry: <Stranger text={registry.name} />, address: <Stranger text={address} /> }

  return (
    <>
      <PageHead heading={text.heading} lead={<Words text={text.lead} values={values} />} />
      <div className={classes.columns}>
        <CertificateCallouts wizard={wizard} inspection={inspection} />
        <div className={classes.chain}>
          <Section title={text.chain.title}>
            <ChainTree inspection={inspection} now={now} selected={shown.fingerprint} onSelect={setChosen} />
            <Text size="sm" mt="sm">
              <b>{text.chain.why}:</b>{' '}
              <Stranger text={sayParam(language, anchorReason(anchor.kind, anchor.certificate.subject))} />
            </Text>
          </Section>
          <Section title={text.findings.title}>
            {findings.length > 0 ? <Notes notes={findings} /> : <Text c="dimmed">{text.findings.none}</Text>}
          </Section>
          <RealmSection inspection={inspection} />
        </div>
        <div className={classes.confirm}>
          <ConfirmAnchor wizard={wizard} inspection={inspection} />
        </div>
        <div className={classes.details}>
          <Section title={text.details.title}>
            <Details certificate={shown} />
          </Section>
        </div>
      </div>
      <StepActions wizard={wizard} hint={confirmed ? undefined : text.compare.needed}>
        <Button disabled={!confirmed} onClick={() => wizard.dispatch({ type: 'go', step: 'how' })}>
          {common.next}
        </Button>
      </StepActions>
    </>
  )
}
