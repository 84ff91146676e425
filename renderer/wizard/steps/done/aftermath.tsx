import { Callout } from '../../../ui/callout.tsx'
import { Command } from '../../../ui/command.tsx'
import { Section } from '../../../ui/layout/section.tsx'
import { ScreenButton } from '../../../ui/screen-button.tsx'
import { useWords } from '../../../words/language.tsx'
import frame from '../../frame/frame.module.css'
import { pastedImage } from '../../state/pasted-image.ts'
import { shownInspection, type WizardState } from '../../state/state.ts'
import type { DoneKind } from './done-kind.ts'

interface AftermathProps {
  /** Never `undone` or `superseded`: then nothing is left to do. */
  readonly kind: DoneKind
  readonly state: WizardState
  /** The registry's name. */
  readonly registry: string
  /** The command line for a colleague; absent if there is none. */
  readonly command: string | undefined
}

/** The remaining tasks after a change, and a command to test it on a host. */
export function Aftermath({ kind, state, registry, command }: AftermathProps) {
  const { done: words } = useWords()
  const { method, noRestart } = state
  // What is known not to work, or not yet, is not proposed.
  const isTried = kind !== 'unsure' && kind !== 'unasked'
  const image = pastedImage(state.typed) ?? words.image
  const needsName = shownInspection(state)?.api?.status === 401
  return (
    <>
      {method === 'system' && noRestart && kind !== 'nothing' && (
        <Callout tone="info" title={words.restart.title}>
          {words.restart.text}
        </Callout>
      )}
      {method === 'insecure' && (
        <Callout
          tone="warning"
          title={words.insecure.title}
          actions={
            <ScreenButton screen="hosts" variant="default" size="compact-md">
              {words.insecure.open}
            </ScreenButton>
          }
        >
          {words.insecure.text}
        </Callout>
      )}
      {isTried && (
        <Section title={words.next}>
          <div className={frame.commands}>
            {needsName && <Command label={words.login} command={`docker login ${registry}`} />}
            <Command label={words.pull} command={`docker pull ${registry}/${image}`} />
          </div>
        </Section>
      )}
      {command !== undefined && (
        <Section title={words.colleague}>
          <Command label={/ FILE\b/.test(command) ? words.colleagueFiles : words.colleagueLabel} command={command} />
        </Section>
      )}
    </>
  )
}
