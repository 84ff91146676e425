import { expect, it } from 'vitest'
import { surveyForPlan } from '../../../main/engine/survey.ts'
import type { HostHandle } from '../../../main/hosts/directory.ts'

const record = (...strings: string[]): string => strings.map((string) => `${string}\0`).join('')
const engine = (flavour: string): string =>
  record('engine', 'docker', flavour, '1000', '1000', '/c', '', '', '', '', '', '', '')

/** A host on which /etc/docker is closed to ann, and what it was asked: as root or not, and the request. */
function closedHost(flavour: string) {
  const asked: (readonly [privileged: boolean, request: string])[] = []
  const handle: HostHandle = {
    id: 'local',
    source: 'local',
    label: 'here',
    notes: () => [],
    run: async (_, request, { privileged }) => {
      asked.push([privileged, Buffer.from(request).toString()])
      const home = privileged
        ? record('user', '0', '0', 'root', '/root')
        : record('user', '1000', '1000', 'ann', '/home/ann')
      const closed = record('file', '/etc/docker', 'directory', '0700', '0', '0', '4096', '', '', '', '-')
      const known = record('root', '/') + record('kernel', 'Linux') + record('os', '') + record('clock', '1')
      const told = record('mooring-survey 1') + known + home + record('journal', '/j', '') + engine(flavour) + closed
      return { stdout: Buffer.from(told + record('end')), stderr: '', exitCode: 0 }
    },
  }
  return { handle, asked }
}

const signal = new AbortController().signal

it('looks as root where a directory is closed, with the Docker Desktop of the user who asks', async () => {
  const { handle, asked } = closedHost('desktop')
  const facts = await surveyForPlan(handle, '/', ['reg'], signal)
  expect(asked).toEqual([
    [false, 'mooring-survey 1\nroot /\nregistry reg\nend\n'],
    [true, 'mooring-survey 1\nroot /\nhome /home/ann\nregistry reg\nend\n'],
  ])
  expect(facts.user).toMatchObject({ name: 'ann', home: '/home/ann' })
})

it('does not say whose home it is where nothing is in it', async () => {
  const { handle, asked } = closedHost('rootful')
  await surveyForPlan(handle, '/', [], signal)
  expect(asked[1]).toEqual([true, 'mooring-survey 1\nroot /\nend\n'])
})
