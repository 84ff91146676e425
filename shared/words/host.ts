import type { FoundEngine, Host } from '../model/host.ts'
import type { Language } from './language.ts'
import type { Phrase } from './param.ts'
import { sayParam } from './say.ts'

/** A host's system and engines, in one line. Empty if the look failed. */
export function foundWords(language: Language, { system, engines }: Pick<Host, 'system' | 'engines'>): string {
  if (system === '') return ''
  const named = engines.length > 0 ? engines.map(engineWords) : [{ phrase: 'no-engine-found' } as const]
  return [system, ...named.map((phrase) => sayParam(language, phrase))].join(', ')
}

function engineWords(found: FoundEngine): Phrase {
  switch (found.kind) {
    case 'docker': {
      const { flavour, version, isRunning } = found
      const engine: Phrase =
        version !== undefined
          ? { phrase: 'engine-version', params: { version } }
          : { phrase: isRunning ? 'engine-running' : 'engine-not-running' }
      return flavour === 'rootful' ? engine : { phrase: 'engine-of-flavour', params: { engine, flavour } }
    }
  }
}
