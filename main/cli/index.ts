/** The command line's entry. It prints the version before it loads anything else: scripts ask for it often. */
import { fileURLToPath } from 'node:url'
import { version } from '../version.ts'

async function start(args: readonly string[]): Promise<void> {
  const { main } = await import('./main.ts')
  process.exitCode = await main(args, fileURLToPath(new URL('../renderer', import.meta.url)))
}

const args = process.argv.slice(2)
const asksVersion = ['--version', '-V', '-v', 'version'].includes(args[0] ?? '')

if (args.length === 1 && asksVersion) process.stdout.write(`${version}\n`)
else void start(args)
