import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { readTextIfThere } from '../../read-limited.ts'
import { type AddressDeps, addressedHost } from './address.ts'
import type { Source, SourceHost } from './source.ts'

/** docker/cli context/store: contexts/meta/<sha256 of the name>/meta.json */
const metaSchema = z.object({
  Name: z.string().min(1),
  Endpoints: z.object({ docker: z.object({ Host: z.string() }) }),
})

/** Bytes of a meta.json: it has a name and an address. */
const fileLimit = 65_536

/**
 * The docker contexts of `$DOCKER_CONFIG` or `~/.docker` whose engine is reached over SSH, by name. Skips unreadable
 * ones.
 */
export function contextSource(deps: AddressDeps): Source {
  const { env } = deps
  return async () => {
    const directory = join(env['DOCKER_CONFIG'] || join(env['HOME'] || homedir(), '.docker'), 'contexts', 'meta')
    const entries = await readdir(directory).catch((): string[] => [])
    const read = await Promise.all(entries.map((entry) => readContext(join(directory, entry, 'meta.json'), deps)))
    return read.filter((context) => context !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1))
  }
}

async function readContext(file: string, deps: AddressDeps): Promise<SourceHost | undefined> {
  const text = await readTextIfThere(file, fileLimit).catch(() => '')
  const meta = metaSchema.safeParse(parseJson(text ?? ''))
  if (!meta.success || !/^ssh:\/\//i.test(meta.data.Endpoints.docker.Host)) return undefined
  const { Name: name, Endpoints: endpoints } = meta.data
  return addressedHost({ id: `context:${name}`, source: 'docker-context', address: endpoints.docker.Host }, deps)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
