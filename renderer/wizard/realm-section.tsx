import type { Inspection } from '../../shared/model/inspection.ts'
import { errorWords } from '../../shared/words/say.ts'
import { useLanguage, useText } from '../text/text-context.tsx'
import { Callout } from '../ui/callout.tsx'
import { Section } from '../ui/layout/section.tsx'
import { Stranger } from '../ui/stranger.tsx'
import { Words } from '../ui/words.tsx'

/** The server that the registry sends Docker to for signing in, where it is another one: Docker must trust it as well. */
export function RealmSection({ inspection: { realm } }: { readonly inspection: Inspection }) {
  const { realm: text } = useText().certificate
  const { language } = useLanguage()
  if (!realm) return null
  const host = <Stranger text={realm.host} />
  const reason = <Stranger text={realm.error ? errorWords(language, realm.error).message : ''} />
  const [tone, title] =
    realm.error !== undefined
      ? (['warning', text.failed] as const)
      : realm.sameAnchor
        ? (['good', text.same] as const)
        : (['warning', text.other] as const)
  return (
    <Section title={text.title}>
      <Callout tone={tone} title={<Words text={title} values={{ host, reason }} />}>
        <Words text={text.text} values={{ host }} />
      </Callout>
    </Section>
  )
}
