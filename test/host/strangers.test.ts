import { chmod, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type DockerEngine, fileAt, type HostFacts } from '../../shared/model/facts.ts'
import { apply, hostShells, survey } from '../support/host-programs/host-program.ts'
import { withOwnProcesses } from '../support/host-programs/own-processes.ts'
import { type PretendedDaemon, startPretendedDaemon } from '../support/host-programs/pretended-daemon.ts'
import { type StubDockerApi, startStubDockerApi } from '../support/host-programs/stub-docker-api.ts'
import { must } from '../support/processes/process.ts'

const nobody = 65534
const terabytes = 8 * 2 ** 40

/** Any user can start a process by the name of a daemon, with any arguments. */
describe.skipIf(process.getuid?.() !== 0).each(hostShells)(
  'a process that only claims to be a daemon (needs root), on $name',
  (shell) => {
    let directory: string
    let daemon: PretendedDaemon | undefined
    let api: StubDockerApi
    let asked: number
    beforeEach(async () => {
      directory = await mkdtemp(join(tmpdir(), 'mooring-stranger-'))
      await chmod(directory, 0o755)
      asked = 0
      api = await startStubDockerApi((_, response) => {
        asked++
        response.end(JSON.stringify({ ServerVersion: '29' }))
      })
      await chmod(api.endpoint.slice('unix://'.length), 0o777)
    })
    afterEach(async () => {
      await daemon?.stop()
      daemon = undefined
      await api.close()
      await rm(directory, { recursive: true })
    })

    const look = (asker?: number): Promise<HostFacts> =>
      survey(
        shell,
        { root: '/', registries: ['reg'], ...(asker === undefined ? {} : { asker }) },
        { within: withOwnProcesses },
      )
    const isTheirs = ({ pid }: DockerEngine): boolean => pid === daemon?.pid
    async function sparse(name: string): Promise<string> {
      const path = join(directory, name)
      const file = await open(path, 'w')
      await file.truncate(terabytes).finally(() => file.close())
      return path
    }

    test('of another user is named, and nothing of it is read or asked', async () => {
      const settings = join(directory, 'daemon.json')
      await writeFile(settings, '{}')
      daemon = await startPretendedDaemon(directory, ['-H', api.endpoint, '--config-file', settings], {
        within: withOwnProcesses,
        uid: nobody,
      })
      const facts = await look()
      const theirs = facts.engines.filter(({ uid }) => uid === nobody)
      expect(theirs).toEqual([
        { kind: 'docker', flavour: 'rootless', reachable: false, args: [], certsDir: '/', uid: nobody, gid: nobody },
      ])
      expect([asked, fileAt(facts, settings)]).toEqual([0, undefined])
      expect((await look(nobody)).engines.find(isTheirs)).toMatchObject({ uid: nobody, reachable: true })
    })

    test('is not root’s where a set-UID program made it so, or a user’s login', async () => {
      const flags = ['-H', api.endpoint]
      daemon = await startPretendedDaemon(directory, flags, { within: withOwnProcesses })
      expect((await look()).engines.find(isTheirs)).toMatchObject({ uid: 0, reachable: true })
      const before = asked
      await chmod(join(directory, 'dockerd'), 0o4755)
      expect((await look()).engines.find(isTheirs)).toBeUndefined()
      await chmod(join(directory, 'dockerd'), 0o755)
      const cgroup = join(directory, 'cgroup')
      await writeFile(cgroup, '0::/user.slice/user-4321.slice/session-2.scope\n')
      const [command = '', ...within] = withOwnProcesses
      await must(command, [...within, 'mount', '--bind', cgroup, `/proc/${daemon.pid}/cgroup`])
      expect((await look()).engines.map(({ uid }) => uid)).toContain(4321)
      expect(asked).toBe(before)
      expect((await look(4321)).engines.find(isTheirs)).toMatchObject({ uid: 0 })
      expect(asked).toBeGreaterThan(before)
    })

    test.each([
      ['a relative path', async () => 'daemon.json'],
      ['a path of two thousand parts', async () => '/a'.repeat(2000)],
      ['a path with ..', async () => `${directory}/../daemon.json`],
    ])('or has %s for its settings, which are not looked for', async (_, path) => {
      daemon = await startPretendedDaemon(directory, [`--config-file=${await path()}`], { within: withOwnProcesses })
      const facts = await look()
      expect(facts.engines.find(isTheirs)?.args.at(-1)).toBe(`--config-file=${await path()}`)
    })

    test('or has settings of terabytes, which are not hashed', async () => {
      const settings = await sparse('daemon.json')
      daemon = await startPretendedDaemon(directory, ['--config-file', settings], { within: withOwnProcesses })
      const fact = fileAt(await look(), settings)
      expect(fact).toMatchObject({ kind: 'file', size: terabytes })
      expect([fact?.sha256, fact?.text]).toEqual([undefined, undefined])
    })

    test('or has 150,000 arguments, of which the last counts', async () => {
      const many = Array.from({ length: 150_000 }, () => 'a')
      daemon = await startPretendedDaemon(directory, [...many, '-H', api.endpoint], { within: withOwnProcesses })
      const place = { root: '/', journal: join(directory, 'journal') } as const
      const runs = [{ op: 'run', refresh: 'docker-reload', args: [api.endpoint], timeoutSeconds: 20 } as const]
      const plan = { ...place, mode: 'apply', change: 'c1', stages: [{ files: [], runs }], verify: [] } as const
      expect((await apply(shell, plan, { within: withOwnProcesses })).result).toEqual({ kind: 'done' })
    })
  },
)
