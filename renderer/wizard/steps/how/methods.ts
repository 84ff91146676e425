import { IconAnchor, IconShieldOff, IconWorld, type TablerIcon } from '@tabler/icons-react'
import type { Method } from '../../state/state.ts'

/** How a method is shown. Its words are in the catalogue under its name. */
export interface MethodChoice {
  readonly name: Method
  readonly icon: TablerIcon
  /** A last resort stands apart from what one may choose with a good conscience. */
  readonly standing: 'recommended' | 'sound' | 'last-resort'
  /** Whether it takes a trust anchor; a registry without a certificate has none. */
  readonly needsAnchor: boolean
}

/** What the user can choose from, the narrowest first. */
export const methods: readonly MethodChoice[] = [
  { name: 'registry-only', icon: IconAnchor, standing: 'recommended', needsAnchor: true },
  { name: 'system', icon: IconWorld, standing: 'sound', needsAnchor: true },
  { name: 'insecure', icon: IconShieldOff, standing: 'last-resort', needsAnchor: false },
]
