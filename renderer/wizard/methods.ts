import { IconAnchor, type TablerIcon } from '@tabler/icons-react'

/** A way to make Docker trust a registry. Its words are in the catalogue under its name. */
export type MethodName = 'registry-only'

export interface Method {
  readonly name: MethodName
  readonly icon: TablerIcon
  readonly recommended: boolean
}

/** What the user can choose from, the narrowest first. */
export const methods: readonly Method[] = [{ name: 'registry-only', icon: IconAnchor, recommended: true }]
