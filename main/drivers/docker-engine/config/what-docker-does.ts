import type { Phrase } from '../../../../shared/words/param.ts'
import type { TextFile } from '../../text-file.ts'
import { isSince } from '../version.ts'

/** What is wrong with a file as a whole, and depends on the version of the Docker that reads it. */
export type Oddity = 'empty' | 'mark' | 'no-text' | 'rest'

/**
 * What the Docker that reads a file does with it, as a sentence. Since 23.0 an empty file and one with a byte order mark,
 * UTF-16 too, are fine for it; before, it decoded the first value alone, and ignored whatever follows (moby daemon/config
 * getConflictFreeConfiguration; asked of 20.10, 26.1 and 28.5).
 */
export function whatDockerDoes({ docker: version }: Pick<TextFile, 'docker'>, oddity: Oddity): Phrase {
  if (oddity === 'no-text') return { phrase: 'docker-refuses-any' }
  if (version === undefined) return { phrase: oddity === 'rest' ? 'docker-rest-by-version' : 'docker-file-by-version' }
  const isNew = isSince({ version }, 23, 0)
  const isFine = oddity === 'rest' ? !isNew : isNew
  const fine = oddity === 'rest' ? 'docker-ignores-rest' : 'docker-accepts-file'
  return { phrase: isFine ? fine : 'docker-refuses-file', params: { version } }
}
