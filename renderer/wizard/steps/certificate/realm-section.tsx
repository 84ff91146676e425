import type { Inspection } from '../../../../shared/model/inspection.ts'
import { Callout } from '../../../ui/callout.tsx'
import { Section } from '../../../ui/layout/section.tsx'
import { useFailureWords } from '../../../words/coded.tsx'
import { useWords } from '../../../words/language.tsx'
import { Say } from '../../../words/say.tsx'

/** The server that the registry sends Docker to for signing in, where it is another one: Docker must trust it as well. */
export function RealmSection({ inspection: { realm } }: { readonly inspection: Inspection }) {
  const { realm: words } = useWords().certificate
  const failureWords = useFailureWords()
  if (!realm) return null
  const { host, sameAnchor, error } = realm
  const title = error ? words.failed : sameAnchor ? words.same : words.other
  return (
    <Section title={words.title}>
      <Callout tone={sameAnchor && !error ? 'good' : 'warning'} title={<Say text={title} params={{ host }} />}>
        {error && <div>{failureWords(error).message}</div>}
        <Say text={words.text} params={{ host }} />
      </Callout>
    </Section>
  )
}
