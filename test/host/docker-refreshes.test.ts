import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RunOp } from '../../shared/model/plan.ts'
import { type Applied, apply, type HostRun, hostShells } from '../support/host-programs/host-program.ts'
import { oldClient } from '../support/host-programs/old-client.ts'
import { withOwnProcesses } from '../support/host-programs/own-processes.ts'
import { type PretendedDaemon, startPretendedDaemon } from '../support/host-programs/pretended-daemon.ts'
import {
  type StubDockerApi,
  startStubDockerApi,
  withoutDockerCommand,
} from '../support/host-programs/stub-docker-api.ts'
import { must, until } from '../support/processes/process.ts'

const asRoot = process.getuid?.() === 0
const entry = '[fd00::2]:5000'

/** Real daemons are reloaded and restarted by the tests of the system; here are the cases that those do not come to. */
describe.each(hostShells)('refreshes of Docker on $name', (shell) => {
  let directory: string
  let api: StubDockerApi
  let daemon: PretendedDaemon | undefined
  /** What the engine says it has for insecure, answer after answer; the last one stays. */
  let answers: string[][]

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mooring-docker-'))
    await mkdir(join(directory, 'bin'))
    answers = [[]]
    api = await startStubDockerApi((request, response) => {
      if (!request.url?.endsWith('/info')) return void response.setHeader('Api-Version', '1.41').end('{}')
      const names = (answers.length > 1 ? answers.shift() : answers[0]) ?? []
      const others = [{ Name: 'other:5000', Mirrors: null, Secure: true }]
      const indexes = [...names.map((Name) => ({ Name, Mirrors: [], Secure: false })), ...others]
      const IndexConfigs = Object.fromEntries(indexes.map((index) => [index.Name, index]))
      response.end(JSON.stringify({ ServerVersion: '29', RegistryConfig: { IndexConfigs }, Name: entry }))
    })
  })
  afterEach(async () => {
    await daemon?.stop()
    daemon = undefined
    await api.close()
    // A stub that was begun by what has ended since may note that.
    await rm(directory, { recursive: true, maxRetries: 5 })
  })

  const place = () => ({ root: '/', journal: join(directory, 'journal') }) as const
  const op = (refresh: string, ...args: string[]): RunOp => ({ op: 'run', refresh, args, timeoutSeconds: 20 })
  const pretend = (flags: readonly string[], uid?: number): Promise<PretendedDaemon> =>
    startPretendedDaemon(directory, flags, { within: withOwnProcesses, ...(uid === undefined ? {} : { uid }) })
  const apart = (run: HostRun): HostRun => ({ ...run, within: [...withOwnProcesses, ...(run.within ?? [])] })
  const run = (runs: RunOp[], how: HostRun = {}): Promise<Applied> =>
    apply(shell, { ...place(), mode: 'apply', change: 'c1', stages: [{ files: [], runs }], verify: [] }, apart(how))
  const undo = (how: HostRun = {}): Promise<Applied> =>
    apply(shell, { ...place(), mode: 'undo', change: 'c1' }, apart(how))

  test('reload the engine at an endpoint, whatever its process is then, and fail if there is none', async () => {
    daemon = await pretend(['-H', api.endpoint])
    const reload = [op('docker-reload', api.endpoint)]
    expect((await run(reload)).result).toEqual({ kind: 'done' })
    await until('the signal', async () => daemon?.log().endsWith('hangup\n') ?? false)
    await daemon.stop()
    expect((await undo()).result).toMatchObject({
      kind: 'unrefreshed',
      detail: [{ why: 'no-engine', params: { endpoint: api.endpoint } }],
    })
    await rm(place().journal, { recursive: true })
    daemon = await pretend([`--host=${api.endpoint}`])
    expect((await run(reload)).result).toEqual({ kind: 'done' })
    await daemon.stop()
    daemon = await pretend(['-H', 'tcp://127.0.0.1:1', '-H', api.endpoint])
    expect((await undo()).result).toEqual({ kind: 'done' })
    await until('the signal', async () => daemon?.log().endsWith('hangup\n') ?? false)
  })

  test.for([
    { by: 'the docker command', within: [] },
    { by: 'curl', within: withoutDockerCommand },
  ])('wait until the engine reports the expected state, asked by $by', async ({ within }, context) => {
    if (within.length > 0 && !asRoot)
      context.skip('hiding the docker command takes a mount namespace, which needs root')
    answers = [[], ['fd00::2', `${entry}0`], [entry]]
    const confirm = [{ ...op('docker-insecure', api.endpoint, entry, 'listed', 'unlisted'), timeoutSeconds: 10 }]
    expect((await run(confirm, { within })).result).toEqual({ kind: 'done' })
    expect((await undo({ within })).result).toMatchObject({
      kind: 'unrefreshed',
      detail: [{ why: 'not-unlisted', params: { endpoint: api.endpoint, entry } }],
    })
    await rm(place().journal, { recursive: true })
    answers = [[entry]]
    expect((await run(confirm, { within })).result).toEqual({ kind: 'done' })
    answers = [[entry], ['another']]
    expect((await undo({ within })).result).toEqual({ kind: 'done' })
  })

  test.for([
    { release: '1.12', flags: [], names: ['reg:5000'], others: ['reg:500', '127.0.0.0/9'] },
    {
      release: '1.10',
      flags: ['--insecure-registry', 'a:5000', '--insecure-registry=b'],
      names: ['a:5000', 'b'],
      others: ['a', 'b:5000'],
    },
    { release: '1.10', flags: ['--config-file', 'FILE'], names: ['c.example.com'], others: ['example.com'] },
  ] as const)(
    'ask docker $release, which knows no --format, or what its daemon was started with: $flags',
    async (old) => {
      const endpoint = 'tcp://127.0.0.1:1'
      const how = { pathBefore: await oldClient(join(directory, 'bin'), old.release) }
      await writeFile(join(directory, 'd.json'), '{"insecure-registries": ["c.example.com"]}')
      const flags = old.flags.map((flag) => (flag === 'FILE' ? join(directory, 'd.json') : flag))
      daemon = await pretend(['-H', endpoint, ...flags])
      for (const name of old.names) {
        expect((await run([op('docker-insecure', endpoint, name, 'listed', 'unlisted')], how)).result).toEqual({
          kind: 'done',
        })
        await rm(place().journal, { recursive: true })
      }
      for (const name of old.others) {
        expect((await run([op('docker-insecure', endpoint, name, 'unlisted', 'unlisted')], how)).result).toEqual({
          kind: 'done',
        })
        await rm(place().journal, { recursive: true })
      }
    },
  )

  /** Commands that note how they were called. */
  async function commands(bodies: Readonly<Record<string, string>>): Promise<HostRun> {
    for (const [name, body] of Object.entries(bodies)) {
      const note = `echo "${name} $* \${XDG_RUNTIME_DIR-}" >>${directory}/log`
      await writeFile(join(directory, 'bin', name), `#!/bin/sh\n${note}\n${body}\n`)
      await chmod(join(directory, 'bin', name), 0o755)
    }
    return { pathBefore: join(directory, 'bin') }
  }
  const logged = async (): Promise<string[]> => {
    const lines = (await readFile(join(directory, 'log'), 'utf8')).trim().split('\n')
    return lines.map((line) => line.trim())
  }

  test('restart units after a daemon-reload, in both directions', async () => {
    const how = await commands({ systemctl: 'true' })
    const restart = op('docker-restart', 'systemd', 'docker.service', '0', api.endpoint)
    expect((await run([restart], how)).result).toEqual({ kind: 'done' })
    const calls = ['daemon-reload', 'reset-failed docker.service', 'restart docker.service']
    expect(await logged()).toEqual(calls.map((call) => `systemctl ${call}`))
    expect((await undo(how)).result).toEqual({ kind: 'done' })
    expect(await logged()).toEqual([...calls, ...calls].map((call) => `systemctl ${call}`))
  })

  test('restart a user’s unit as that user', async (context) => {
    if (!asRoot) context.skip('only root can become somebody else')
    const how = await commands({ systemctl: 'id -u >>"$0.uid"' })
    await chmod(directory, 0o777)
    await chmod(join(directory, 'bin'), 0o777)
    await writeFile(join(directory, 'log'), '')
    await chmod(join(directory, 'log'), 0o666)
    const restart = op('docker-restart', 'systemd-user', 'docker.service', '65534')
    const { result } = await run([restart], how)
    expect(result).toEqual({ kind: 'done' })
    expect(await logged()).toContain('systemctl --user restart docker.service /run/user/65534')
    expect(await readFile(join(directory, 'bin/systemctl.uid'), 'utf8')).toBe('65534\n65534\n65534\n')
  })

  test('restart a service of OpenRC, and not a file that only looks like one', async () => {
    const how = await commands({ 'rc-service': 'true' })
    expect((await run([op('docker-restart', 'openrc', 'docker', '0')], how)).result).toEqual({ kind: 'done' })
    expect(await logged()).toEqual(['rc-service docker restart'])
    await rm(place().journal, { recursive: true })
    const odd = op('docker-restart', 'sysv', '../../tmp/x', '0')
    expect((await run([odd], how)).result).toMatchObject({ kind: 'unrefreshed' })
  })

  test('fail if a restarted Docker does not answer', async () => {
    const how = await commands({ systemctl: 'true' })
    const silent = 'unix:///nowhere/docker.sock'
    const restart = op('docker-restart', 'systemd', 'docker.service', '0', silent)
    const { result } = await run([{ ...restart, timeoutSeconds: 5 }], how)
    const reason = { why: 'no-answer', params: { endpoint: silent } }
    // The second one is that of the way back.
    expect(result).toMatchObject({ detail: [reason, reason] })
  })

  test('fail if a restarted Docker stops to answer', async () => {
    const answered = join(directory, 'answered')
    const how = await commands({ systemctl: 'true', docker: `[ ! -e '${answered}' ] && : >'${answered}'` })
    const restart = op('docker-restart', 'systemd', 'docker.service', '0', api.endpoint)
    const { result } = await run([{ ...restart, timeoutSeconds: 5 }], how)
    const reason = { why: 'no-answer', params: { endpoint: api.endpoint } }
    expect(result).toMatchObject({ kind: 'unrefreshed', detail: [reason, reason] })
  })

  test.for([
    { deaths: 1, reasons: [] },
    { deaths: 2, reasons: ['keeps-dying'] },
  ])('watch a restarted Docker for longer once it died: $deaths times', async ({ deaths, reasons }, context) => {
    if (shell.name.startsWith('busybox')) context.skip('busybox runs its own sleep, whatever is in the path')
    daemon = await pretend(['-H', api.endpoint])
    const [next, ...flags] = daemon.args.map((word) => `'${word.replaceAll("'", `'\\''`)}'`)
    // The pause of the watch is when it dies, and is replaced.
    const dies = `case $1 in 2 | 10) ;; *) exec /bin/sleep "$1" ;; esac
      [ "$(grep -c '^sleep \\(2\\|10\\) ' ${directory}/log)" -le ${deaths} ] || exit 0
      kill "$(cat ${directory}/pid)"
      while [ -e "/proc/$(cat ${directory}/pid)" ]; do :; done
      ${next} ${flags.join(' ')} >/dev/null 2>&1 & echo $! >${directory}/pid`
    await writeFile(join(directory, 'pid'), `${daemon.pid}`)
    const how = await commands({ systemctl: 'true', docker: 'true', sleep: dies })
    const restart = { ...op('docker-restart', 'systemd', 'docker.service', '0', api.endpoint), bestEffort: true }
    const { result, unmet } = await run([restart], how)
    const [kill = '', ...last] = [...withOwnProcesses, 'kill', (await readFile(join(directory, 'pid'), 'utf8')).trim()]
    await must(kill, last)
    expect(result).toEqual({ kind: 'done' })
    expect(unmet.flatMap(({ detail }) => detail)).toMatchObject(reasons.map((why) => ({ why })))
    expect((await logged()).filter((line) => /^sleep (2|10)$/.test(line))).toEqual(['sleep 2', 'sleep 10'])
  })

  test('do not stop a Docker that would not come back, if it can tell', async () => {
    const settings = join(directory, 'daemon.json')
    await writeFile(settings, '{')
    daemon = await pretend(['-H', api.endpoint, '--config-file', settings])
    const restart = [op('docker-restart', 'systemd', 'docker.service', '0', api.endpoint)]
    const can = 'case $* in --help) echo "      --validate" ;; *) echo "no JSON" >&2; exit 1 ;; esac'
    const how = await commands({ systemctl: 'true', dockerd: can })
    expect((await run(restart, how)).result).toMatchObject({
      detail: expect.arrayContaining([
        expect.stringContaining('no JSON'),
        { why: 'status', params: { refresh: 'docker-restart', status: '1' } },
      ]),
    })
    expect(await logged()).toContain(`dockerd --validate --config-file ${settings}`)
    expect((await logged()).join()).not.toContain('systemctl')
    await rm(place().journal, { recursive: true })
    await commands({ dockerd: 'exit 1' })
    expect((await run(restart, how)).result).toEqual({ kind: 'done' })
  })

  test('are not blocked by another user’s process that claims to be that Docker', async (context) => {
    if (!asRoot) context.skip('only root can start it as somebody else')
    await chmod(directory, 0o755)
    daemon = await pretend(['-H', api.endpoint, '--config-file', '/etc/passwd'], 65534)
    const can = 'case $* in --help) echo "      --validate" ;; *) exit 1 ;; esac'
    const how = await commands({ systemctl: 'true', dockerd: can })
    const restart = [op('docker-restart', 'systemd', 'docker.service', '0', api.endpoint)]
    expect((await run(restart, how)).result).toEqual({ kind: 'done' })
  })
})
