import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './prepare.mjs'
import { run } from './run.mjs'
import { sandboxed } from './sandbox.mjs'
import { findCommand } from './system-packages.mjs'

/**
 * The levels of tests, from vitest.config.ts. Those in a sandbox change what is the machine's (trust stores, Docker), so
 * they run as root in namespaces of their own; each level names the commands without which it is skipped. One `aside`
 * goes on beside the next one, and is told of after it: machines that boot keep a processor busy while real daemons
 * mostly wait. Not beside the last one, which builds the program anew.
 */
const levels = [
  { name: 'pure', commands: ['openssl'], sandbox: false },
  { name: 'host', commands: ['dash', 'bash', 'busybox', 'shellcheck'], sandbox: false },
  { name: 'ui', commands: ['chromium'], sandbox: false },
  { name: 'doors', commands: ['openssl'], sandbox: true },
  {
    name: 'vm',
    commands: ['qemu-system-x86_64', 'cpio', 'mke2fs', 'ssh', 'sshd', 'dockerd', 'docker-registry'],
    sandbox: true,
    aside: true,
  },
  { name: 'system', commands: ['openssl', 'dockerd', 'docker-registry', 'ip', 'sshd', 'sudo'], sandbox: true },
  { name: 'desktop', commands: ['xvfb-run', 'xwininfo'], sandbox: true, screen: true },
]

const vitest = join(root, 'node_modules/vitest/vitest.mjs')

/** Why a level cannot run here; undefined where it can. */
async function whyNot({ commands, sandbox: inSandbox }, isSandboxed) {
  const missing = []
  for (const command of commands) if (!(await findCommand(command))) missing.push(command)
  if (missing.length > 0) return `${missing.join(', ')} not found`
  if (inSandbox && !isSandboxed) return 'it needs root on Linux and the right to mount (unshare --mount)'
  return undefined
}

async function canSandbox() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const [program, ...args] = sandboxed(['true'])
  return (await run(program, args, { quiet: true })).ok
}

/** Runs the named levels, all of them where none is named, as far as they can run here, and counts. */
export async function runLevels(step, names) {
  const isSandboxed = await canSandbox()
  const total = { passed: 0, failed: 0, skipped: 0 }
  const add = (counts) => {
    for (const key of Object.keys(total)) total[key] += counts[key]
  }
  let aside = async () => {}
  for (const level of levels.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const name = `tests: ${level.name}`
    const reason = await whyNot(level, isSandboxed)
    if (reason !== undefined) add(await skipLevel(level, reason))
    else if (level.aside) {
      const ended = startAside(level)
      aside = async () => add(await step(name, ended))
    } else {
      add(await step(name, () => runLevel(level)))
      await aside()
      aside = async () => {}
    }
  }
  await aside()
  return total
}

/** Starts a level now. What is returned waits for its end, and only then prints what it said. */
function startAside(level) {
  const ended = runLevel(level, { quiet: true })
  return async () => {
    const { output, ...counts } = await ended
    console.log(output)
    return counts
  }
}

async function runLevel({ name, sandbox: inSandbox, screen = false }, options = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-tests-'))
  const file = join(directory, 'counts.json')
  const reporters = ['--reporter=default', `--reporter=${join(root, 'scripts/lib/count-reporter.mjs')}`]
  const plain = [process.execPath, vitest, 'run', '--project', name, ...reporters]
  const inside = inSandbox ? sandboxed(plain) : plain
  const [program, ...args] = screen ? ['xvfb-run', '-a', '-s', '-screen 0 1280x900x24', ...inside] : inside
  const env = { ...process.env, MOORING_TEST_COUNTS: file }
  const { ok, output } = await run(program, args, { cwd: root, env, ...options })
  const counts = JSON.parse(await readFile(file, 'utf8').catch(() => '{"passed":0,"failed":0,"skipped":0}'))
  await rm(directory, { recursive: true })
  // What fails outside of any test, such as an unhandled rejection, is in the exit code alone.
  return { ...counts, failed: ok ? counts.failed : Math.max(counts.failed, 1), output }
}

async function skipLevel({ name }, reason) {
  const listed = await run(process.execPath, [vitest, 'list', '--project', name, '--json'], { cwd: root, quiet: true })
  const tests = /^\[[\s\S]*\]$/m.exec(listed.output)?.[0]
  const skipped = tests === undefined ? 1 : JSON.parse(tests).length
  console.log(`skipped: the level ${name} (${skipped} tests): ${reason}`)
  return { passed: 0, failed: 0, skipped }
}
