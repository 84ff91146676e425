import { Button } from '@mantine/core'
import { IconPlayerStop } from '@tabler/icons-react'
import { useWords } from '../../words/language.tsx'

interface StopButtonProps {
  readonly stopping: boolean
  readonly onStop: () => void
}

/** Asks the engine to stop; one press is enough. */
export function StopButton({ stopping, onStop }: StopButtonProps) {
  const { apply } = useWords()
  return (
    <Button
      variant="default"
      leftSection={<IconPlayerStop size={17} aria-hidden />}
      disabled={stopping}
      onClick={onStop}
    >
      {stopping ? apply.stopping : apply.stop}
    </Button>
  )
}
