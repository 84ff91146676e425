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

/** Keeps the rest of the window working when a screen throws. React requires a class for this. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override readonly state: ErrorBoundaryState = { isBroken: false }

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { isBroken: true }
  }

  override render(): ReactNode {
    return this.state.isBroken ? <Broken /> : this.props.children
  }
}

/** Replaces a screen that threw. */
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
