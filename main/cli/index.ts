/** The command line's entry. It prints the version before it loads anything else: scripts ask for it often. */

import { fileURLToPath } from 'node:url'
import type { Param } from '../../shared/words/param.ts'
import { startReader } from '../reader/start-reader.ts'
import { version } from '../version.ts'
import { put, watchOutput } from './output.ts'

/** How long something forgotten may keep the process, once all is done: a connection to somebody who does not answer. */
const farewellMs = 2_000

/** The commands that read what strangers made, whatever else they do. */
const readingCommands = ['inspect', 'trust']

async function start(args: readonly string[]): Promise<void> {
  // It loads while this process does.
  const ahead = readingCommands.includes(args[0] ?? '') ? startReader() : undefined
  try {
    const { main } = await import('./main.ts')
    process.exitCode = await main(args, fileURLToPath(new URL('../renderer', import.meta.url)), ahead)
  } finally {
    ahead?.kill()
  }
  setTimeout(() => process.exit(), farewellMs).unref()
}

async function tellOfLostOutput(detail: Param): Promise<void> {
  const { printLostOutput } = await import('./main.ts')
  printLostOutput(detail, args)
}

const args = process.argv.slice(2)
const asksVersion = ['--version', '-V', '-v', 'version'].includes(args[0] ?? '')

watchOutput((detail) => void tellOfLostOutput(detail))
if (args.length === 1 && asksVersion) put(process.stdout, `${version}\n`)
else void start(args)
