import { Failure } from '../../../../shared/failure.ts'
import { mostSimilar } from '../../../../shared/most-similar.ts'
import type { Phrase } from '../../../../shared/words/param.ts'
import { positionOf, type TextFile } from '../../text-file.ts'
import type { JsonOutline } from './json-outline.ts'
import { keysOf, knownKeys } from './known-keys.ts'

/**
 * Refuses a daemon.json with a key that the Docker which reads it does not accept: it would neither reload the file nor start
 * with it. An object's own keys count instead of its name (moby daemon/config configValuesSet), so none is refused.
 * @throws Failure `daemon-json-unknown-key`.
 */
export function refuseUnknownKeys(file: TextFile, { members }: Pick<JsonOutline, 'members'>): void {
  const accepted = keysOf(file.docker)
  if (file.docker === undefined || !accepted) return
  for (const { name, key, value } of members) {
    if (accepted.has(name) || value.kind === 'object') continue
    const next = nextStep(name, accepted)
    throw new Failure('daemon-json-unknown-key', {
      ...positionOf(file, key.start),
      key: name,
      version: file.docker,
      next,
    })
  }
}

function nextStep(name: string, accepted: ReadonlySet<string>): Phrase {
  const other = knownKeys.find(({ keys }) => keys.has(name))
  if (other) return { phrase: 'key-of-another-docker', params: { version: other.version } }
  const similar = mostSimilar(name.toLowerCase(), [...accepted])
  return similar === undefined ? { phrase: 'key-nowhere' } : { phrase: 'key-similar', params: { similar } }
}
