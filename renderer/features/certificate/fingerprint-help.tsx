import type { Inspection } from '../../../shared/model/inspection.ts'
import { fingerprintCommands } from '../../../shared/owner-help/fingerprint-commands.ts'
import { sayParam } from '../../../shared/words/say.ts'
import { Command } from '../../ui/command.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import classes from './owner-help.module.css'

/** How the registry's owner gets the fingerprint to compare: a command for each kind of registry that it can be. */
export function FingerprintHelp({ inspection }: { readonly inspection: Inspection }) {
  const { owner: words } = useWords().certificate
  const { language } = useLanguage()
  return (
    <div>
      <Disclosure label={words.how}>
        <div className={classes.commands}>
          <p className={classes.quiet}>{words.howText}</p>
          {fingerprintCommands(inspection).map(({ kind, command }) => (
            <Command key={kind} label={sayParam(language, { phrase: `owner-kind-${kind}` })} command={command} />
          ))}
          <p className={classes.quiet}>{words.file}</p>
        </div>
      </Disclosure>
    </div>
  )
}
