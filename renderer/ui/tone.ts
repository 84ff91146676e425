import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle, type TablerIcon } from '@tabler/icons-react'

/** What a message means. Always shown with its icon and a word, never by colour alone. */
export type Tone = 'good' | 'info' | 'warning' | 'error'

/** A tone's icon. */
export const toneIcons: Readonly<Record<Tone, TablerIcon>> = {
  good: IconCircleCheck,
  info: IconInfoCircle,
  warning: IconAlertTriangle,
  error: IconCircleX,
}
