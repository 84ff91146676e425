import { expect, test } from 'vitest'
import { localElevation } from '../../../../main/hosts/root/local-elevation.ts'

const uid = 1000
const having =
  (...names: string[]) =>
  async (name: string): Promise<string | undefined> =>
    names.includes(name) ? `/bin/${name}` : undefined
const desktop = { WAYLAND_DISPLAY: 'wayland-0' }

test.each([
  ['both, at a terminal of the desktop', having('sudo', 'pkexec'), desktop, true, ['/bin/sudo', '--', '/bin/sh'], true],
  ['both, from the desktop', having('sudo', 'pkexec'), desktop, false, ['/bin/pkexec', '/bin/sh'], false],
  ['both, at an X11 desktop', having('sudo', 'pkexec'), { DISPLAY: ':0' }, false, ['/bin/pkexec', '/bin/sh'], false],
  ['both, from nowhere', having('sudo', 'pkexec'), {}, false, ['/bin/sudo', '-n', '--', '/bin/sh'], false],
  ['sudo, from the desktop', having('sudo'), desktop, false, ['/bin/sudo', '-n', '--', '/bin/sh'], false],
  ['pkexec, at a terminal', having('pkexec'), {}, true, ['/bin/pkexec', '/bin/sh'], true],
] as const)('with %s', async (_, which, env, isTty, shell, needsTerminal) => {
  const asksNobody = shell.some((word) => word === '-n')
  expect(await localElevation({ uid, which, env, isTty })).toEqual({
    ...{ shell, needsTerminal },
    ...(asksNobody && { asksNobody }),
  })
})

test('with the package, pkexec runs the installed programs only', async () => {
  const which = having('sudo', 'pkexec', 'mooring-as-root')
  expect(await localElevation({ uid, which, env: desktop, isTty: false })).toEqual({
    installed: ['/bin/pkexec', '/bin/mooring-as-root'],
    needsTerminal: false,
  })
})

test('root needs none', async () => {
  expect(await localElevation({ uid: 0, which: having(), env: {}, isTty: false })).toBeUndefined()
})

test.each([
  ['nothing', having()],
  ['pkexec, which nobody can answer', having('pkexec')],
])('with %s there is no way', async (_, which) => {
  await expect(localElevation({ uid, which, env: {}, isTty: false })).rejects.toMatchObject({
    code: 'elevation-missing',
  })
})
