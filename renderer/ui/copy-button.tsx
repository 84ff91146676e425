import { Button } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../words/language.tsx'

interface CopyButtonProps {
  readonly text: string
  /** What it copies, for screen readers. */
  readonly label?: string
}

/** Copies a text, and confirms it for a moment. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const { common } = useWords()
  const [copied, setCopied] = useState(false)
  const { start } = useTimeout(() => setCopied(false), 2000)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    start()
  }
  const Icon = copied ? IconCheck : IconCopy
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<Icon size={15} aria-hidden />}
      aria-label={copied ? undefined : label}
      onClick={copy}
    >
      <span aria-live="polite">{copied ? common.copied : common.copy}</span>
    </Button>
  )
}
