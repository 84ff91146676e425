import { readdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

/** A docker context whose engine is reached over SSH. */
export interface DockerContext {
  readonly name: string
  /** `ssh://…`, as the file has it. */
  readonly address: string
}

/** docker/cli context/store: contexts/meta/<sha256 of the name>/meta.json */
const metaSchema = z.object({
  Name: z.string().min(1),
  Endpoints: z.object({ docker: z.object({ Host: z.string() }) }),
})

/** The contexts of `$DOCKER_CONFIG` or `~/.docker` that go over SSH, by name. Whatever cannot be read is passed over. */
export async function readDockerContexts(env: NodeJS.ProcessEnv): Promise<DockerContext[]> {
  const directory = join(env['DOCKER_CONFIG'] || join(env['HOME'] || homedir(), '.docker'), 'contexts', 'meta')
  const entries = await readdir(directory).catch((): string[] => [])
  const read = await Promise.all(entries.map((entry) => readContext(join(directory, entry, 'meta.json'))))
  return read.filter((context) => context !== undefined).sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function readContext(file: string): Promise<DockerContext | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const meta = metaSchema.safeParse(parseJson(text))
  if (!meta.success || !/^ssh:\/\//i.test(meta.data.Endpoints.docker.Host)) return undefined
  return { name: meta.data.Name, address: meta.data.Endpoints.docker.Host }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
