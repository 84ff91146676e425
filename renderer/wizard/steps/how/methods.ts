import { IconAnchor, IconShieldOff, IconWorld, type TablerIcon } from '@tabler/icons-react'
import type { Method } from '../../state/state.ts'

/** A method's presentation. Its words are in the catalogue under its name. */
export interface MethodChoice {
  readonly name: Method
  readonly icon: TablerIcon
  /** A last resort is set apart from the sound choices. */
  readonly standing: 'recommended' | 'sound' | 'last-resort'
  /** Whether it needs a trust anchor; a registry without a certificate has none. */
  readonly needsAnchor: boolean
}

/** The methods, the narrowest first. */
export const methods: readonly MethodChoice[] = [
  { name: 'registry-only', icon: IconAnchor, standing: 'recommended', needsAnchor: true },
  { name: 'system', icon: IconWorld, standing: 'sound', needsAnchor: true },
  { name: 'insecure', icon: IconShieldOff, standing: 'last-resort', needsAnchor: false },
]
