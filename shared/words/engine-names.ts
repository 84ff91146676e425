import type { EngineKind } from '../model/facts.ts'
import type { Language } from './language.ts'
import { sayParam } from './say.ts'

/** The names of kinds of engines, one after the other. */
export function engineNames(language: Language, kinds: readonly EngineKind[]): string {
  return kinds.map((kind) => sayParam(language, { phrase: `engine-${kind}` })).join(', ')
}
