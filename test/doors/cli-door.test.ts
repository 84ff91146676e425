import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { version } from '../../main/version.ts'
import type { Call } from '../../shared/api/client.ts'
import type { VerbInput, VerbName } from '../../shared/api/contract.ts'
import type { PlanView } from '../../shared/model/plan.ts'
import { plannedFiles } from '../../shared/model/plan-steps.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { start, until } from '../support/processes/process.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'
import { describeOnTheWay, describeScenario, type OpenDoor } from './scenario.ts'

const program = resolve(import.meta.dirname, '../../out/main/cli.cjs')

/**
 * The command line as a door: each verb of the contract is the command that a person would type for it. Planning is
 * `--dry-run`, applying the same command with `--yes`.
 */
async function openCliDoor(): Promise<OpenDoor> {
  const cli = await openCli()
  const planned = new Map<string, readonly string[]>()

  const words = (verb: VerbName, input: unknown): readonly string[] => {
    if (verb === 'registry.inspect') return ['inspect', (input as VerbInput<'registry.inspect'>).registry]
    if (verb === 'history.list') return ['history']
    if (verb === 'plan.make') return [...planWords(input as VerbInput<'plan.make'>), '--dry-run']
    if (verb === 'plan.apply') return [...(planned.get((input as VerbInput<'plan.apply'>).plan) ?? []), '--yes']
    throw new Error(`the scenario does not call ${verb}`)
  }

  const call = async (verb: VerbName, input: unknown, options?: { onEvent?: (event: unknown) => void }) => {
    const line = words(verb, input)
    const { envelope } = await cli.json(...line)
    if (!envelope.ok) return envelope
    // Entries that can't be read are told as the command's failure.
    if (verb === 'history.list') return { ok: true, data: { changes: envelope.data, failures: [] } }
    if (verb !== 'plan.make' && verb !== 'plan.apply') return envelope
    const { plan, report } = envelope.data as { plan: PlanView; report?: unknown }
    if (verb === 'plan.apply') {
      // With --json nothing is told along the way: the steps stand in the plan.
      for (const { path } of plan.hosts.flatMap(({ stages }) => plannedFiles(stages))) {
        options?.onEvent?.({ doing: { phrase: 'step-put', params: { file: path } } })
      }
      return { ok: true, data: report }
    }
    planned.set(plan.plan, line.slice(0, -1))
    return { ok: true, data: plan }
  }
  return { call: call as Call, close: cli.remove }
}

function planWords({ intent, root }: VerbInput<'plan.make'>): readonly string[] {
  const where = root === undefined ? [] : ['--root', root]
  if (intent.kind === 'undo') return ['undo', intent.change, ...where]
  if (intent.kind !== 'trust' || intent.anchor.from !== 'registry') throw new Error('the scenario does not do this')
  return ['trust', intent.registry, '--fingerprint', intent.anchor.fingerprint, ...where]
}

describe('the command line', () => describeScenario(openCliDoor))
describe('the command line, with somebody on the way', () => describeOnTheWay(openCliDoor))

const signals = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGQUIT', 131],
  ['SIGTERM', 143],
] as const

describe('the command line itself', () => {
  let cli: Cli
  beforeAll(async () => {
    cli = await openCli()
  })
  afterAll(() => cli?.remove())

  it.each([[], ['help'], ['--help']])('mooring %j prints the help', async (...args) => {
    expect(await cli.run(...args)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Usage: mooring'),
      stderr: '',
    })
  })

  it.each(['-v', '-V', '--version', 'version'])('mooring %s prints the version', async (word) => {
    expect(await cli.run(word)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  it('a misspelt command ends with 2, a suggestion and the usage', async () => {
    const { code, stdout, stderr } = await cli.run('hosts', 'rmeove', 'web')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/Did you mean mooring hosts remove\?\n.*Usage: mooring hosts/s)
  })

  it('the history of an unknown host is an error', async () => {
    expect(await cli.json('history', '--host', 'typo')).toMatchObject({
      code: 2,
      envelope: { error: { code: 'host-unknown' } },
    })
  })

  it.each(signals)('%s ends it with %i', async (signal, exit) => {
    const running = cli.start('web')
    await until('the address', async () => /http:\S+/.test(running.log()))
    process.kill(running.pid, signal)
    expect(await running.ended).toBe(exit)
  })

  it.each(['abc', '0', '65536', '80x'])('mooring web --port %s is bad usage', async (port) => {
    expect(await cli.json('web', '--port', port)).toMatchObject({
      code: 2,
      envelope: { error: { code: 'port-invalid' } },
    })
  })
})

describe('a command that is stopped', () => {
  const ca = resolve(import.meta.dirname, '../support/certificates/samples/anchor.pem')
  let cli: Cli
  let root: string
  const trust = (): string[] => ['trust', '127.0.0.1:1', '--ca', ca, '--root', root]

  beforeAll(async () => {
    cli = await openCli()
    root = await mkdtemp(join(tmpdir(), 'mooring-tree-'))
    await mkdir(join(root, 'etc/docker'), { recursive: true })
  })
  afterAll(async () => {
    await cli?.remove()
    await rm(root, { recursive: true, force: true })
  })

  it('by Ctrl+C at a question ends with 130, and changes nothing', async () => {
    const before = await treeState(root)
    const { code, stdout } = await cli.onTerminal([['Make this change?', String.fromCharCode(3)]], ...trust())
    expect([code, stdout]).toEqual([130, expect.stringContaining('Stopped as you asked')])
    expect(await treeState(root)).toEqual(before)
  })

  it.each(signals)('by %s in the middle of a change ends with %i after the roll-back', async (signal, exit) => {
    const before = await treeState(join(root, 'etc'))
    // Files appear by mv(1): with this one the change takes long enough to be interrupted.
    const slow = join(cli.home, 'slow')
    await mkdir(slow, { recursive: true })
    await rm(join(cli.home, 'moving'), { force: true })
    await writeFile(join(slow, 'mv'), '#!/bin/sh\n: >>"$MOORING_HOME/moving"\nsleep 2\nexec /bin/mv "$@"\n', {
      mode: 0o755,
    })
    const env = { ...cli.env, PATH: `${slow}:${process.env['PATH']}` }
    const running = start(process.execPath, [program, ...trust(), '--yes'], { env })
    await until('the first file', () =>
      access(join(cli.home, 'moving')).then(
        () => true,
        () => false,
      ),
    )
    process.kill(running.pid, signal)
    expect(await running.ended).toBe(exit)
    expect(running.log()).toContain('Stopped as you asked')
    expect(await treeState(join(root, 'etc'))).toEqual(before)
  })
})

describe('a CA file and a fingerprint', () => {
  let cli: Cli
  let namespace: NetworkNamespace
  let registry: RegistryServer
  let root: string
  let ca: string
  const wrong = '00'.repeat(32)
  const trust = (...args: string[]) => cli.json('trust', ...args, '--root', root, '--dry-run')

  beforeAll(async () => {
    cli = await openCli()
    namespace = await makeNetworkNamespace('both')
    registry = await startRegistry(namespace)
    root = await mkdtemp(join(tmpdir(), 'mooring-tree-'))
    ca = join(root, 'ca.pem')
    await writeFile(ca, registry.certificatePem)
  })
  afterAll(async () => {
    await registry?.stop()
    await namespace?.remove()
    await cli?.remove()
    await rm(root, { recursive: true, force: true })
  })

  it('must both match', async () => {
    expect(await trust(registry.name, '--ca', ca, '--fingerprint', registry.fingerprint)).toMatchObject({ code: 0 })
    expect(await trust(registry.name, '--ca', ca, '--fingerprint', wrong)).toMatchObject({
      code: 6,
      envelope: { error: { code: 'fingerprint-mismatch' } },
    })
  })

  it('must both match even if the registry is unreachable from here', async () => {
    const nowhere = '127.0.0.1:1'
    expect(await trust(nowhere, '--ca', ca, '--fingerprint', registry.fingerprint)).toMatchObject({ code: 0 })
    expect(await trust(nowhere, '--ca', ca, '--fingerprint', wrong)).toMatchObject({
      code: 6,
      envelope: { error: { code: 'fingerprint-mismatch' } },
    })
  })

  it('are refused before anything is read if the fingerprint is malformed', async () => {
    expect(await trust('127.0.0.1:1', '--ca', '/nowhere', '--fingerprint', 'abc')).toMatchObject({
      code: 2,
      envelope: { error: { code: 'fingerprint-invalid' } },
    })
  })
})
