/**
 * The command line's entry. The version is answered before anything else is loaded: it is asked for by scripts, often.
 */
import { fileURLToPath } from 'node:url'
import { version } from '../version.ts'

async function start(args: readonly string[]): Promise<void> {
  const { main } = await import('./main.ts')
  process.exitCode = await main(args, fileURLToPath(new URL('../renderer', import.meta.url)))
}

const args = process.argv.slice(2)

if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) process.stdout.write(`${version}\n`)
else void start(args)
