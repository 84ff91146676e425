import { Button } from '@mantine/core'
import { Callout } from '../components/callout.tsx'
import { useText } from '../text/text-context.tsx'

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
