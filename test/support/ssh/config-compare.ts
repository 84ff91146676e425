import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ConfigCase } from './corpus/case.ts'
import { type Answered, askMooring, askOpenSsh } from './openssh-config.ts'

/** What both programs made of one file for one host. */
export interface Compared {
  readonly host: string
  readonly openSsh: Answered
  readonly mooring: Answered
}

/** Writes the files of a case and asks both programs about each of its hosts. */
export async function compareCase({ text, hosts, files = {} }: ConfigCase): Promise<Compared[]> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-ssh-config-'))
  try {
    for (const [name, content] of Object.entries({ config: text, ...files })) {
      const file = join(directory, name)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, content.replaceAll('DIR', directory), { mode: 0o600 })
    }
    const config = join(directory, 'config')
    return await Promise.all(
      hosts.map(async (host) => ({
        host,
        openSsh: await askOpenSsh(config, host),
        mooring: await askMooring(config, host),
      })),
    )
  } finally {
    await rm(directory, { recursive: true })
  }
}
