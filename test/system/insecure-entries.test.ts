import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withoutScheme } from '../../main/drivers/insecure/entry.ts'
import { planInsecure } from '../../main/drivers/insecure/plan.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import type { RunOp } from '../../shared/model/plan.ts'
import { parseRegistry } from '../../shared/registry-reference.ts'
import { insecureEntries } from '../support/docker/insecure-entries.ts'
import { hostFacts } from '../support/facts/host-facts.ts'
import { must, type Running, run, start, until } from '../support/processes/process.ts'

let directory: string
let config: string
let endpoint: string
let dockerd: Running

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-insecure-'))
  config = join(directory, 'daemon.json')
  endpoint = `unix://${join(directory, 'sock')}`
  await writeFile(config, '{"debug": false}')
  dockerd = start('dockerd', [
    ...['--config-file', config, '--host', endpoint, '--pidfile', join(directory, 'pid')],
    ...['--data-root', join(directory, 'data'), '--exec-root', join(directory, 'exec')],
    ...['--bridge=none', '--iptables=false'],
  ])
  await until('dockerd', async () => (await run('docker', ['-H', endpoint, 'version'])).code === 0)
})

afterAll(async () => {
  await dockerd?.stop()
  await run('umount', ['-R', directory])
  await rm(directory, { recursive: true, force: true })
})

/** Has dockerd read its file again; whether it took it. */
async function reload(): Promise<boolean> {
  // Long enough to have a time of its own in it.
  const last = dockerd.log().slice(-5000)
  process.kill(dockerd.pid, 'SIGHUP')
  const answer = (): string | undefined => {
    const [, since = ''] = dockerd.log().split(last)
    return /Reloaded configuration|Error reconfiguring|unable to configure/.exec(since)?.[0]
  }
  await until('an answer to the signal', async () => answer() !== undefined)
  return answer() === 'Reloaded configuration'
}

async function listed(): Promise<string[]> {
  const text = await must('docker', ['-H', endpoint, 'info', '--format', '{{json .RegistryConfig}}'])
  const { IndexConfigs, InsecureRegistryCIDRs } = JSON.parse(text)
  const names = Object.keys(IndexConfigs).filter((name) => IndexConfigs[name].Secure === false)
  return [...names, ...InsecureRegistryCIDRs].filter((value) => value !== '127.0.0.0/8' && value !== '::1/128').sort()
}

describe('a real dockerd and Mooring accept the same entries', () => {
  it.each(insecureEntries)('%j: %s', async (typed, expected) => {
    await writeFile(config, JSON.stringify({ 'insecure-registries': [typed] }))
    const isTaken = expected === 'name' || expected === 'range'
    expect(await reload()).toBe(isTaken)
    if (expected === 'name') expect(await listed()).toEqual([withoutScheme(typed)])
  })
})

describe('a plan’s stages, on a real dockerd', () => {
  const registry = parseRegistry('reg.example.com:5000')
  const first = '{\n\t"debug": false\n}'

  async function facts(receipts: HostFacts['receipts'] = []): Promise<HostFacts> {
    const text = await readFile(config, 'utf8')
    const engine = { args: ['dockerd', '--config-file', config], endpoint, insecure: await listed() }
    return hostFacts({ files: { [config]: text }, engines: [engine], receipts })
  }

  async function refresh(runs: readonly RunOp[], side: 'after' | 'before'): Promise<void> {
    for (const { refresh: name, args } of runs) {
      if (name === 'docker-reload') expect(await reload()).toBe(true)
      if (name !== 'docker-insecure') continue
      const [, entry = '', after, before] = args
      const isListed = (await listed()).includes(entry) ? 'listed' : 'unlisted'
      expect(isListed).toBe(side === 'after' ? after : before)
    }
  }

  /** Does the stages; gives the way back: backwards, in each the files first and then the same refreshes. */
  async function walk(on: boolean, receipts: HostFacts['receipts'] = []): Promise<() => Promise<void>> {
    const { stages } = planInsecure(await facts(receipts), { kind: on ? 'insecure-on' : 'insecure-off', registry })
    const back: (() => Promise<void>)[] = []
    for (const { files, runs } of stages) {
      const before = await readFile(config, 'utf8')
      back.unshift(async () => {
        await writeFile(config, before)
        await refresh(runs, 'before')
      })
      for (const op of files) if (op.op === 'put') await writeFile(config, op.content)
      await refresh(runs, 'after')
    }
    return async () => {
      for (const step of back) await step()
    }
  }

  it('on, undo: secure, and the first bytes', async () => {
    await writeFile(config, '{"insecure-registries": []}')
    await reload()
    await writeFile(config, first)
    const undo = await walk(true)
    expect(await listed()).toEqual([registry.name])
    await undo()
    expect([await listed(), await readFile(config, 'utf8')]).toEqual([[], first])
  })

  it('on, off: secure, and the first bytes; undo of off: insecure again', async () => {
    await walk(true)
    const file = { path: config, sha256: '', driver: 'insecure', made: 'setting' } as const
    const receipt = { change: 'c1', registry: registry.name, kind: 'insecure', files: [file], directories: [] } as const
    const undo = await walk(false, [{ ...receipt, files: [file], directories: [] }])
    expect([await listed(), await readFile(config, 'utf8')]).toEqual([[], first])
    await undo()
    expect(await listed()).toEqual([registry.name])
  })

  it('a key that is gone is ignored by a reload: the reason for the stage between', async () => {
    expect(await listed()).toEqual([registry.name])
    await writeFile(config, first)
    expect(await reload()).toBe(true)
    expect(await listed()).toEqual([registry.name])
    await walk(false)
    expect([await listed(), await readFile(config, 'utf8')]).toEqual([[], first])
  })
})
