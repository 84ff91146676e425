import { IconAnchor, IconHistory, IconServer2, IconSettings, type TablerIcon } from '@tabler/icons-react'
import { type ComponentType, useSyncExternalStore } from 'react'
import { HistoryScreen } from '../screens/history/history-screen.tsx'
import { HostsScreen } from '../screens/hosts/hosts-screen.tsx'
import { SettingsScreen } from '../screens/settings/settings-screen.tsx'
import { type ScreenId, screenAt } from '../ui/route.ts'
import { WizardScreen } from '../wizard/wizard-screen.tsx'

/** A screen. Its id gives its title in the catalogue and its address. */
interface Screen {
  readonly id: ScreenId
  readonly icon: TablerIcon
  readonly component: ComponentType
}

const first: Screen = { id: 'trust', icon: IconAnchor, component: WizardScreen }

/** The screens in the rail's order. */
export const screens: readonly Screen[] = [
  first,
  { id: 'hosts', icon: IconServer2, component: HostsScreen },
  { id: 'history', icon: IconHistory, component: HistoryScreen },
  { id: 'settings', icon: IconSettings, component: SettingsScreen },
]

const ids = screens.map(({ id }) => id)

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}

/** The screen of the current address, which it follows; the first one if the address names none. */
export function useScreen(): Screen {
  const shown = useSyncExternalStore(subscribe, () => screenAt(window.location.hash, ids))
  return screens.find(({ id }) => id === shown) ?? first
}
