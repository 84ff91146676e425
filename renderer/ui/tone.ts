import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle, type TablerIcon } from '@tabler/icons-react'

/** A message's kind. Always shown with its icon and a word, never by colour alone. */
export type Tone = 'good' | 'info' | 'warning' | 'error'

export const toneIcons: Readonly<Record<Tone, TablerIcon>> = {
  good: IconCircleCheck,
  info: IconInfoCircle,
  warning: IconAlertTriangle,
  error: IconCircleX,
}
