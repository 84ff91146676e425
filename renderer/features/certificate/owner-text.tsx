import type { Inspection } from '../../../shared/model/inspection.ts'
import { type LetterPart, letterText, ownerLetter } from '../../../shared/owner-help/letter.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Section } from '../../ui/layout/section.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { SayParam } from '../../words/say.tsx'
import { Stranger } from '../../words/stranger.tsx'
import classes from './owner-help.module.css'

/** A text to copy for the registry's owner, if something is wrong of which the cause lies with a certificate. */
export function OwnerText({ inspection }: { readonly inspection: Inspection }) {
  const { owner: words } = useWords().certificate
  const { language } = useLanguage()
  const letter = ownerLetter(inspection)
  if (!letter) return null
  return (
    <Section title={words.letter}>
      <div className={classes.head}>
        <p className={classes.quiet}>{words.letterText}</p>
        <CopyButton text={letterText(language, letter)} label={words.copy} />
      </div>
      <div className={classes.letter}>
        {letter.map((part) => (
          <Part key={JSON.stringify(part)} part={part} />
        ))}
      </div>
    </Section>
  )
}

function Part({ part }: { readonly part: LetterPart }) {
  if (part.kind === 'command') {
    return (
      <code className={classes.command}>
        <Stranger text={part.command} />
      </code>
    )
  }
  return (
    <p className={part.kind === 'fault' ? classes.fault : classes.sentence}>
      <SayParam value={part.words} />
    </p>
  )
}
