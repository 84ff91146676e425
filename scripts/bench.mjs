// npm run bench: measures Mooring and a peer in the same run. Only the ratios count; the milliseconds depend on the
// machine.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endWithNpm } from './lib/npm.mjs'
import { build, ensureInstalled, requireNode } from './lib/prepare.mjs'
import { root, run } from './lib/run.mjs'
import { onScreen, sandboxed } from './lib/sandbox.mjs'
import { benchPackages, ensurePackages } from './lib/system-packages.mjs'

await requireNode()
await endWithNpm()
if (process.getuid?.() !== 0) {
  console.error('The benchmarks start their own Docker engine in a mount namespace: run them as root on Linux.')
  process.exit(1)
}
if (!(await ensureInstalled()) || !(await ensurePackages(benchPackages)) || !(await build({ onlyIfOld: true })))
  process.exit(1)
await run(process.execPath, ['scripts/test-electron.mjs'])

const directory = await mkdtemp(join(tmpdir(), 'mooring-bench-'))
const report = join(directory, 'report.txt')
const vitest = [process.execPath, join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'bench']
const [program, ...args] = onScreen(sandboxed(vitest))
const { ok } = await run(program, args, { env: { ...process.env, MOORING_BENCH_REPORT: report } })
console.log(`\n${await readFile(report, 'utf8').catch(() => 'Nothing was measured.\n')}`)
await rm(directory, { recursive: true })
process.exit(ok ? 0 : 1)
