import { expect, test } from 'vitest'
import { elevation } from '../../../main/hosts/elevation.ts'

const uid = 1000
const having =
  (...names: string[]) =>
  async (name: string): Promise<string | undefined> =>
    names.includes(name) ? `/bin/${name}` : undefined
const desktop = { WAYLAND_DISPLAY: 'wayland-0' }

test.each([
  ['both, at a terminal of the desktop', having('sudo', 'pkexec'), desktop, true, ['/bin/sudo', '--'], true],
  ['both, from the desktop', having('sudo', 'pkexec'), desktop, false, ['/bin/pkexec'], false],
  ['both, at an X11 desktop', having('sudo', 'pkexec'), { DISPLAY: ':0' }, false, ['/bin/pkexec'], false],
  ['both, from nowhere', having('sudo', 'pkexec'), {}, false, ['/bin/sudo', '-n', '--'], false],
  ['sudo, from the desktop', having('sudo'), desktop, false, ['/bin/sudo', '-n', '--'], false],
  ['pkexec, at a terminal', having('pkexec'), {}, true, ['/bin/pkexec'], true],
] as const)('with %s', async (_, which, env, isTty, prefix, needsTerminal) => {
  expect(await elevation({ uid, which, env, isTty })).toEqual({ prefix, needsTerminal })
})

test('root needs none', async () => {
  expect(await elevation({ uid: 0, which: having(), env: {}, isTty: false })).toBeUndefined()
})

test.each([
  ['nothing', having()],
  ['pkexec, which nobody can answer', having('pkexec')],
])('with %s there is no way', async (_, which) => {
  await expect(elevation({ uid, which, env: {}, isTty: false })).rejects.toMatchObject({ code: 'elevation-missing' })
})
