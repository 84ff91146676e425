import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { environment, start, until } from '../processes/process.ts'

const program = resolve(import.meta.dirname, '../../../out/main/cli.cjs')

/** `mooring web`, with its own home. */
export interface WebProgram {
  /** With its ticket, as it prints it. */
  readonly address: URL
  readonly close: () => Promise<void>
}

/** Starts it as a person does: the address is read from what it prints. */
export async function startWebProgram(): Promise<WebProgram> {
  const home = await mkdtemp(join(tmpdir(), 'mooring-home-'))
  const running = start(process.execPath, [program, 'web'], {
    env: { ...environment, MOORING_HOME: home, NO_COLOR: '1' },
  })
  const close = async (): Promise<void> => {
    await running.stop()
    await rm(home, { recursive: true, force: true })
  }
  try {
    await until('the address', async () => /http:\S+/.test(running.log()))
  } catch (error) {
    await close()
    throw error
  }
  const [address = ''] = /http:\S+/.exec(running.log()) ?? []
  return { address: new URL(address), close }
}
