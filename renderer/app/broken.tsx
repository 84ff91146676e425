import { Button } from '@mantine/core'
import { useText } from '../text/text-context.tsx'
import { Callout } from '../ui/callout.tsx'

/** Stands where a screen was that threw. */
export function Broken() {
  const { shell } = useText()
  return (
    <Callout
      tone="error"
      role="alert"
      title={shell.broken}
      actions={<Button onClick={() => window.location.reload()}>{shell.reload}</Button>}
    >
      {shell.brokenHint}
    </Callout>
  )
}
