import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failingFiles, sourceRoot } from '../support/source/compile.ts'

/** A file's text with parts of it replaced, which must be there. */
function edited(path: string, parts: Readonly<Record<string, string>>): Record<string, string> {
  const text = readFileSync(join(sourceRoot, path), 'utf8')
  const missing = Object.keys(parts).find((part) => !text.includes(part))
  if (missing !== undefined) throw new Error(`${path} has no ${missing}`)
  return { [path]: Object.entries(parts).reduce((now, [part, other]) => now.replace(part, other), text) }
}

/** A second kind of engine, as the survey would tell of it and as the list would show it. */
const podman = {
  ...edited('shared/model/facts.ts', {
    "('kind', [dockerEngineSchema])":
      "('kind', [dockerEngineSchema, anyEngineSchema.extend({ kind: z.literal('podman') })])",
    "{ docker: 'docker' }": "{ docker: 'docker', podman: 'podman' }",
  }),
  ...edited('shared/model/insecure.ts', {
    "('kind', [": "('kind', [standingSchema.extend({ kind: z.literal('podman') }),",
  }),
  ...edited('shared/model/host.ts', { "('kind', [": "('kind', [z.object({ kind: z.literal('podman') })," }),
}

it('does not compile until a new engine kind is decided everywhere', { timeout: 300_000 }, () => {
  const rooms = ['main', 'renderer', 'shared']
  expect(failingFiles(sourceRoot, podman, rooms, /Engine|Facts|Verdict|Verify/)).toEqual([
    'main/api/describe-host.ts',
    'main/cli/render/insecure.ts',
    'main/cli/render/report.ts',
    'main/drivers/engine-kinds.ts',
    'main/drivers/trust/system-store/engines.ts',
    'main/engine/host-protocol/answer.ts',
    'main/engine/host-protocol/apply.ts',
    'main/engine/host-protocol/engine-record.ts',
    'renderer/features/run/verdict-line.tsx',
    'renderer/screens/hosts/insecure-switch.tsx',
    'shared/model/host.ts',
    'shared/model/plan.ts',
  ])
})
