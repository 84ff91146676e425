import { listKey } from '../../../main/drivers/insecure/daemon-json/insecure-list.ts'
import { entriesIn } from '../../../main/drivers/insecure/flags/flag-file.ts'
import { flagUse } from '../../../main/drivers/insecure/flags/flag-use.ts'
import { planInsecure } from '../../../main/drivers/insecure/plan.ts'
import { targets } from '../../../main/drivers/insecure/targets.ts'
import { type DockerEngine, dockerEngines, type HostFacts } from '../../../shared/model/facts.ts'
import type { Draft, RunOp, Stage } from '../../../shared/model/plan.ts'
import type { Receipt } from '../../../shared/model/receipt.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'

type Files = Readonly<Record<string, string>>

/** A host as a value, with one dockerd that does what the real one does about its insecure registries, and no more. */
export interface ModelHost {
  readonly files: Files
  readonly engine: Partial<DockerEngine>
  readonly system: NonNullable<HostSketch['os']>
  readonly receipts: readonly Receipt[]
  /** What the daemon has in force; undefined where it does not run. */
  readonly listed: readonly string[] | undefined
}

export function modelHost(
  files: Files,
  engine: Partial<DockerEngine> = {},
  system: ModelHost['system'] = {},
): ModelHost {
  return restarted(stoppedHost(files, engine, system))
}

export function stoppedHost(
  files: Files,
  engine: Partial<DockerEngine> = {},
  system: ModelHost['system'] = {},
): ModelHost {
  return { files, engine, system, receipts: [], listed: undefined }
}

export function factsOf({ files, engine, system, receipts, listed }: ModelHost): HostFacts {
  const facts = hostFacts({ files, engines: [engine], receipts, os: system })
  const engines = dockerEngines(facts).map(({ endpoint, ...other }) =>
    listed ? { ...other, endpoint, insecure: [...listed, '127.0.0.0/8'] } : other,
  )
  return { ...facts, engines }
}

export function plan(host: ModelHost, name: string, on: boolean): Draft {
  return planInsecure(factsOf(host), { kind: on ? 'insecure-on' : 'insecure-off', registry: parseRegistry(name) })
}

/** A plan done: its files, what the daemon made of them, and the receipt; with every confirmation checked. */
export function applied(host: ModelHost, name: string, on: boolean): ModelHost {
  const { stages } = plan(host, name, on)
  const after = stages.reduce((now, stage) => refreshed(withFiles(now, stage), stage.runs, 'after'), host)
  const others = host.receipts.filter(({ registry }) => registry !== name)
  const files = new Map(stages.flatMap(({ files }) => files.map((op) => [op.path, op] as const)))
  const receipt: Receipt = {
    change: `c-${name.replaceAll(/\W/g, '-')}`,
    registry: name,
    kind: 'insecure',
    files: [...files.values()].flatMap((op) => {
      const made = op.op === 'put' && op.made ? { made: op.made } : {}
      return op.op === 'put' ? [{ path: op.path, sha256: '', driver: 'insecure', ...made }] : []
    }),
    directories: [],
  }
  return { ...after, receipts: on && stages.length > 0 ? [...others, receipt] : others }
}

/** A plan done and taken back: the stages backwards, in each the files first and then the same refreshes. */
export function undone(host: ModelHost, name: string, on: boolean): ModelHost {
  const { stages } = plan(host, name, on)
  const states = [host]
  for (const stage of stages) states.push(refreshed(withFiles(states.at(-1) ?? host, stage), stage.runs, 'after'))
  let now = states.at(-1) ?? host
  for (const [index, { runs }] of [...stages.entries()].reverse()) {
    now = refreshed({ ...now, files: states[index]?.files ?? {} }, runs, 'before')
  }
  return now
}

/** What the next start makes of the host as it is. Throws where dockerd would not start. */
export function restarted(host: ModelHost): ModelHost {
  const facts = factsOf(host)
  const [target] = targets(facts)
  const [engine] = dockerEngines(facts)
  const list = listIn(host.files[target?.path ?? ''])
  const flags = engine ? flagUse(facts, engine).inUse.flatMap(entriesIn) : []
  if (list && flags.length > 0) throw new Error('dockerd does not start: insecure-registries as a flag and in the file')
  return { ...host, listed: [...(list ?? []), ...flags] }
}

function withFiles(host: ModelHost, { files }: Stage): ModelHost {
  const now = new Map(Object.entries(host.files))
  for (const op of files) {
    if (op.op === 'put') now.set(op.path, op.content)
    else now.delete(op.path)
  }
  return { ...host, files: Object.fromEntries(now) }
}

function refreshed(host: ModelHost, runs: readonly RunOp[], side: 'after' | 'before'): ModelHost {
  return runs.reduce((now, { refresh, args }) => {
    if (refresh === 'docker-restart') return restarted(now)
    if (refresh === 'docker-reload') return reloaded(now)
    const [, entry = '', after, before] = args
    const isListed = now.listed?.includes(entry) ? 'listed' : 'unlisted'
    if (isListed !== (side === 'after' ? after : before)) throw new Error(`${entry} is ${isListed}, ${side}`)
    return now
  }, host)
}

/** A reload ignores a key that is not there. */
function reloaded(host: ModelHost): ModelHost {
  const [target] = targets(factsOf(host))
  const list = listIn(host.files[target?.path ?? ''])
  return list ? { ...host, listed: list } : host
}

function listIn(text: string | undefined): string[] | undefined {
  return text === undefined ? undefined : JSON.parse(text)[listKey]
}
