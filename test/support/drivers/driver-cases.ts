import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { Failure } from '../../../shared/failure.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import type { PutOp, Stage } from '../../../shared/model/plan.ts'
import { samplePem } from '../certificates/sample-certificate.ts'

/** A key for client pairs; what is in it matters to nobody. */
export const sampleKey = '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQ==\n-----END PRIVATE KEY-----\n'

const samples: Readonly<Record<string, string>> = {
  anchor: samplePem('anchor'),
  other: samplePem('other'),
  cert: samplePem('client'),
  key: sampleKey,
}

/**
 * The cases of a driver: a folder for each beside its test. `facts.json` is the host before and what is wanted,
 * `plan.json` what is planned or why it is refused, `after.json` the files afterwards. `@anchor`, `@other`, `@cert` and
 * `@key` stand for PEM texts.
 * @param texts what other words after an `@` stand for.
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

/** What stages say, a line for each op and each refresh; Mooring's own journal is left out. */
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

/** Expects work to be refused for a reason. */
export function expectRefusal(work: () => unknown, code: unknown): void {
  expect(work).toThrow(expect.objectContaining({ constructor: Failure, code }))
}
