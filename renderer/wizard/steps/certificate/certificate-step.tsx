import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { anchorReason } from '../../../../shared/anchor-reason.ts'
import type { Certificate } from '../../../../shared/model/certificate.ts'
import type { Inspection } from '../../../../shared/model/inspection.ts'
import { CertificateFacts } from '../../../features/certificate/certificate-facts.tsx'
import { certificateName } from '../../../features/certificate/chain-rows.ts'
import { ChainTree } from '../../../features/certificate/chain-tree.tsx'
import { OwnerText } from '../../../features/certificate/owner-text.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { PageHead } from '../../../ui/layout/page-head.tsx'
import { Section } from '../../../ui/layout/section.tsx'
import { Notes } from '../../../ui/notes.tsx'
import { useFailureWords } from '../../../words/coded.tsx'
import { useWords } from '../../../words/language.tsx'
import { Say, SayParam } from '../../../words/say.tsx'
import { StepActions } from '../../frame/step-actions.tsx'
import type { InspectedStepProps } from '../../frame/wizard.tsx'
import { confirmedCertificate, standingAnchor } from '../../state/state.ts'
import { CertificateCallouts } from './certificate-callouts.tsx'
import classes from './certificate-step.module.css'
import { ConfirmAnchor } from './confirm-anchor.tsx'
import { isAboutPublished } from './published-ca.tsx'

/** Step 2: the registry's certificates, the findings, and the fingerprint comparison. */
export function CertificateStep({ wizard, inspection }: InspectedStepProps) {
  const { common, certificate: words } = useWords()
  const { chain, others = [], registry, address } = inspection
  const findings = inspection.findings.filter((finding) => !isAboutPublished(finding))
  const { certificate: trusted, kind } = standingAnchor(wizard.state, inspection)
  const [chosen, setChosen] = useState<string>()
  const [now] = useState(() => Date.now())
  const shown = chain.find(({ fingerprint }) => fingerprint === chosen) ?? trusted
  const confirmed = confirmedCertificate(wizard.state) !== undefined

  return (
    <>
      <PageHead
        heading={words.heading}
        lead={<Say text={words.lead} params={{ registry: registry.name, address }} />}
      />
      <div className={classes.columns}>
        <CertificateCallouts wizard={wizard} inspection={inspection} />
        <div className={classes.chain}>
          <Section title={words.chain.title}>
            <ChainTree
              inspection={inspection}
              trusted={trusted}
              now={now}
              selected={shown.fingerprint}
              onSelect={setChosen}
            />
            <Text size="sm" mt="sm">
              <b>{words.chain.why}</b> <SayParam value={anchorReason(kind, trusted.subject)} />
            </Text>
          </Section>
          {others.length > 0 && (
            <Section title={words.chain.others}>
              <Stack gap="lg">
                {others.map((certificate) => (
                  <CertificateFacts key={certificate.fingerprint} certificate={certificate} />
                ))}
              </Stack>
            </Section>
          )}
          <Section title={words.findings.title}>
            {findings.length > 0 ? <Notes notes={findings} /> : <Text c="dimmed">{words.findings.none}</Text>}
          </Section>
          <OwnerText inspection={inspection} />
          <RealmSection inspection={inspection} trusted={trusted} />
        </div>
        <div className={classes.confirm}>
          <ConfirmAnchor wizard={wizard} inspection={inspection} />
        </div>
        <div className={classes.details}>
          <Section title={words.details.title}>
            <CertificateFacts certificate={shown} />
          </Section>
        </div>
      </div>
      <StepActions wizard={wizard} hint={confirmed ? undefined : words.compare.needed}>
        <Button disabled={!confirmed} onClick={() => wizard.dispatch({ type: 'go', step: 'how' })}>
          {common.next}
        </Button>
      </StepActions>
    </>
  )
}

interface RealmSectionProps {
  readonly inspection: Inspection
  readonly trusted: Certificate
}

/** The server that the registry sends Docker to for signing in, where it is another one: Docker must trust it as well. */
function RealmSection({ inspection: { realm, anchor }, trusted }: RealmSectionProps) {
  const { realm: words } = useWords().certificate
  const failureWords = useFailureWords()
  if (!realm) return null
  const { host, sameAnchor, error } = realm
  // It was checked with the offered anchor only.
  const isNarrower = trusted.fingerprint !== anchor.certificate.fingerprint
  const isCovered = sameAnchor && !isNarrower && !error
  const title = error ? words.failed : isCovered ? words.same : sameAnchor ? words.narrower : words.other
  return (
    <Section title={words.title}>
      <Callout
        tone={isCovered ? 'good' : 'warning'}
        title={<Say text={title} params={{ host, name: certificateName(trusted) }} />}
      >
        {error && <div>{failureWords(error).message}</div>}
        <Say text={words.text} params={{ host }} />
      </Callout>
    </Section>
  )
}
