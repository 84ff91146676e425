// npm run bench: the measures, each beside its peer in the same run. Ratios count; the milliseconds are this machine's.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, ensureInstalled, requireNode, root } from './lib/prepare.mjs'
import { run } from './lib/run.mjs'
import { sandboxed } from './lib/sandbox.mjs'
import { benchPackages, ensurePackages } from './lib/system-packages.mjs'

await requireNode()
if (process.getuid?.() !== 0) {
  console.error('The measures start a Docker engine of their own in a mount namespace: run them as root on Linux.')
  process.exit(1)
}
if (!(await ensureInstalled()) || !(await ensurePackages(benchPackages)) || !(await build({ onlyIfOld: true })))
  process.exit(1)
await run(process.execPath, ['scripts/test-electron.mjs'], { cwd: root })

const directory = await mkdtemp(join(tmpdir(), 'mooring-bench-'))
const report = join(directory, 'report.txt')
const vitest = [process.execPath, join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'bench']
const [program, ...args] = ['xvfb-run', '-a', '-s', '-screen 0 1280x900x24', ...sandboxed(vitest)]
const { ok } = await run(program, args, { cwd: root, env: { ...process.env, MOORING_BENCH_REPORT: report } })
console.log(`\n${await readFile(report, 'utf8').catch(() => 'Nothing was measured.\n')}`)
await rm(directory, { recursive: true })
process.exit(ok ? 0 : 1)
