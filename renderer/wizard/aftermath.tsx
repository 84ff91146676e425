import { Button } from '@mantine/core'
import { hrefOf } from '../app/route.ts'
import { useText } from '../text/text-context.tsx'
import { Callout } from '../ui/callout.tsx'
import type { DoneKind } from './done-kind.ts'
import type { WizardState } from './state.ts'

interface AftermathProps {
  readonly kind: DoneKind
  readonly state: WizardState
}

/** What is left to do after a change that does not end by itself, or that Docker does not know of yet. */
export function Aftermath({ kind, state: { method, noRestart } }: AftermathProps) {
  const { done: text } = useText()
  if (kind === 'undone') return null
  if (method === 'system' && noRestart && kind !== 'nothing') {
    return (
      <Callout tone="info" title={text.restart.title}>
        {text.restart.text}
      </Callout>
    )
  }
  if (method !== 'insecure') return null
  return (
    <Callout
      tone="warning"
      title={text.insecure.title}
      actions={
        <Button component="a" href={hrefOf('hosts')} variant="default" size="compact-md">
          {text.insecure.open}
        </Button>
      }
    >
      {text.insecure.text}
    </Callout>
  )
}
