import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { Failure } from '../../../shared/failure.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import type { PutOp, Stage } from '../../../shared/model/plan.ts'
import { samplePem } from '../certificates/sample-certificate.ts'

/** A key for client pairs; its content does not matter. */
export const sampleKey = '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQ==\n-----END PRIVATE KEY-----\n'

const samples: Readonly<Record<string, string>> = {
  anchor: samplePem('anchor'),
  other: samplePem('other'),
  cert: samplePem('client'),
  key: sampleKey,
}

/**
 * The cases of a driver: one folder each beside its test. `facts.json` is the host before and the intent, `plan.json`
 * the plan or the refusal, `after.json` the files afterwards. `@anchor`, `@other`, `@cert` and `@key` stand for PEM
 * texts.
 * @param texts the texts for other names after an `@`.
 */
export function driverCases(directory: string, texts: Readonly<Record<string, string>> = {}) {
  const all = { ...samples, ...texts }
  const labels = new RegExp(`@(${Object.keys(all).join('|')})`, 'g')
  const expand = (value: string): string => value.replace(labels, (label, name: string) => all[name] ?? label)
  const read = <T>(name: string, file: 'facts' | 'plan' | 'after'): T => {
    const text = readFileSync(join(directory, name, `${file}.json`), 'utf8')
    return JSON.parse(text, (_, value) => (typeof value === 'string' ? expand(value) : value)) as T
  }
  const names = readdirSync(directory, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
  const isRefused = (name: string): boolean => 'refused' in read<object>(name, 'plan')
  return { read, planned: names.filter((name) => !isRefused(name)), refused: names.filter(isRefused) }
}

/** Stages as text, one line per op or refresh, without Mooring's own journal. */
export function told(stages: readonly Stage[]): { ops: string[]; runs: string[] } {
  const ops = stages.flatMap(({ files }) => files).filter(({ path }) => !path.startsWith('/var/lib/mooring/'))
  return {
    ops: ops.map((op) => (op.op === 'put' ? `put ${accessOf(op)} ${op.path}` : `remove ${op.path}`)),
    runs: stages.flatMap(({ runs }) => runs.map(({ refresh, args }) => [refresh, ...args].join(' '))),
  }
}

function accessOf({ posix }: PutOp): string {
  return posix ? `${posix.mode} ${posix.uid}:${posix.gid}` : '-'
}

/** Path → content of everything outside Mooring's own journal; directories end in a slash. */
export function filesOf(facts: HostFacts): Record<string, string> {
  const visible = facts.files.filter(({ path }) => !/^\/var(\/lib(\/mooring.*)?)?$/.test(path))
  return Object.fromEntries(
    visible.map(({ path, kind, text, target, sha256 }) =>
      kind === 'directory' ? [`${path}/`, ''] : [path, text ?? target ?? sha256 ?? ''],
    ),
  )
}

/** Expects a refusal with a reason. */
export function expectRefusal(work: () => unknown, code: unknown): void {
  expect(work).toThrow(expect.objectContaining({ constructor: Failure, code }))
}
