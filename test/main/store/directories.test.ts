import { expect, it } from 'vitest'
import { storeDirectories } from '../../../main/store/directories.ts'

it.each([
  [{ HOME: '/home/ann' }, 'linux', '/home/ann/.config/mooring', '/home/ann/.local/state/mooring'],
  [{ HOME: '/home/ann', XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s' }, 'linux', '/c/mooring', '/s/mooring'],
  [
    { HOME: '/home/ann', XDG_STATE_HOME: 'relative' },
    'linux',
    '/home/ann/.config/mooring',
    '/home/ann/.local/state/mooring',
  ],
  [
    { HOME: '/Users/ann' },
    'darwin',
    '/Users/ann/Library/Application Support/Mooring',
    '/Users/ann/Library/Application Support/Mooring/State',
  ],
  [{ HOME: '/home/ann', MOORING_HOME: '/own' }, 'linux', '/own', '/own/state'],
] as const)('%j on %s', (env, platform, config, state) => {
  expect(storeDirectories(env, platform)).toEqual({ config, state })
})
