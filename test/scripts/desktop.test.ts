import { expect, it } from 'vitest'
import { whyNoDesktop } from '../../scripts/lib/desktop.mjs'

it.each([
  ['linux', {}, false, /no display/],
  ['linux', { DISPLAY: ':0' }, true, /root/],
  ['linux', { DISPLAY: ':0' }, false, undefined],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, false, undefined],
  ['darwin', {}, true, undefined],
  ['win32', {}, false, undefined],
])('%s with %o, as root: %s', (platform, env, isRoot, expected) => {
  const obstacle = whyNoDesktop({ platform, env }, isRoot)
  if (expected === undefined) expect(obstacle).toBeUndefined()
  else expect(obstacle).toMatch(expected)
})
