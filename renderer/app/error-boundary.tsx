import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { Callout } from '../ui/callout.tsx'
import { useWords } from '../words/language.tsx'

interface ErrorBoundaryProps {
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  readonly isBroken: boolean
}

/** Keeps the rest of the window alive when a screen throws. React offers this to classes only. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override readonly state: ErrorBoundaryState = { isBroken: false }

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { isBroken: true }
  }

  override render(): ReactNode {
    return this.state.isBroken ? <Broken /> : this.props.children
  }
}

/** Stands where a screen was that threw. */
function Broken() {
  const { shell } = useWords()
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
