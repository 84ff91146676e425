import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import type { Call } from '../../shared/api/client.ts'
import { DoorProvider } from '../api/door-context.tsx'
import { Start } from './start.tsx'
import { cssVariables, theme } from './theme.ts'

const colorSchemeManager = localStorageColorSchemeManager({ key: 'mooring-theme' })

/** The whole application over one way to the engine. */
export function App({ call }: { readonly call: Call }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <DoorProvider value={call}>
        <Start />
      </DoorProvider>
    </MantineProvider>
  )
}
