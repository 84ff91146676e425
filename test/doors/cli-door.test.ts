import { describe, expect, it, onTestFinished } from 'vitest'
import type { Call } from '../../shared/api/client.ts'
import type { VerbInput, VerbName, VerbOutput } from '../../shared/api/contract.ts'
import { openCli } from '../support/processes/cli.ts'
import { describeScenario, type OpenDoor } from './scenario.ts'

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
    if (verb !== 'plan.make' && verb !== 'plan.apply') return envelope
    const { plan, report } = envelope.data as { plan: VerbOutput<'plan.make'>; report?: unknown }
    if (verb === 'plan.apply') {
      for (const { path: file } of plan.hosts.flatMap(({ files }) => files)) {
        options?.onEvent?.({ doing: { phrase: 'step-put', params: { file } } })
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

it.each(['abc', '0', '65536', '80x'])('mooring web --port %s is bad usage', async (port) => {
  const cli = await openCli()
  onTestFinished(cli.remove)
  expect(await cli.json('web', '--port', port)).toMatchObject({ code: 2, envelope: { error: { code: 'usage' } } })
})
