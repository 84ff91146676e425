import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failingFiles, sourceRoot } from '../support/source/compile.ts'

/** A file's text with a part of it replaced, which must be there. */
function edited(path: string, part: string, replacement: string): Record<string, string> {
  const text = readFileSync(join(sourceRoot, path), 'utf8')
  if (!text.includes(part)) throw new Error(`${path} has no ${part}`)
  return { [path]: text.replace(part, replacement) }
}

/** A second kind of engine, as the survey would tell of it. */
const kind = edited(
  'shared/model/facts.ts',
  "z.discriminatedUnion('kind', [dockerEngineSchema])",
  "z.discriminatedUnion('kind', [dockerEngineSchema, anyEngineSchema.extend({ kind: z.literal('podman') })])",
)

/** The list shows it, and it can be asked for a registry. */
const models = {
  ...edited(
    'shared/model/host.ts',
    "z.discriminatedUnion('kind', [",
    "z.discriminatedUnion('kind', [z.object({ kind: z.literal('podman') }),",
  ),
  ...edited('shared/model/plan.ts', "docker: 'docker',", "docker: 'docker', podman: 'podman',"),
}

const folders = ['main', 'renderer', 'shared']

it('has what is known of engines decided for a new kind, or does not compile', { timeout: 300_000 }, () => {
  // Who can be asked for a registry is decided first: it is what the rest of the product speaks of.
  expect(failingFiles(sourceRoot, kind, ['shared/model'])).toEqual(['shared/model/plan.ts'])
  expect(failingFiles(sourceRoot, { ...kind, ...models }, folders, /Engine|Facts|Verdict|Verify/)).toEqual([
    'main/api/describe-host.ts',
    'main/cli/render/report.ts',
    'main/drivers/engine-kinds.ts',
    'main/drivers/trust/system-store/engines.ts',
    'renderer/features/run/verdict-line.tsx',
    'shared/words/host.ts',
  ])
})
