import { IconAnchor, IconShieldOff, IconWorld, type TablerIcon } from '@tabler/icons-react'

/** A way to make Docker accept a registry. Its words are in the catalogue under its name. */
export type MethodName = 'registry-only' | 'system' | 'insecure'

export interface Method {
  readonly name: MethodName
  readonly icon: TablerIcon
  /** A last resort stands apart from what one may choose with a good conscience. */
  readonly standing: 'recommended' | 'sound' | 'last-resort'
  /** Whether it takes a trust anchor; a registry without a certificate has none. */
  readonly needsAnchor: boolean
}

/** What the user can choose from, the narrowest first. */
export const methods: readonly Method[] = [
  { name: 'registry-only', icon: IconAnchor, standing: 'recommended', needsAnchor: true },
  { name: 'system', icon: IconWorld, standing: 'sound', needsAnchor: true },
  { name: 'insecure', icon: IconShieldOff, standing: 'last-resort', needsAnchor: false },
]
