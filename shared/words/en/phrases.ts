import { anchorPhrases } from './phrases/anchors.ts'
import { filePhrases } from './phrases/files.ts'
import { hostPhrases } from './phrases/hosts.ts'
import { pagePhrases } from './phrases/page.ts'
import { programPhrases } from './phrases/programs.ts'
import { purposePhrases } from './phrases/purposes.ts'
import { registryPhrases } from './phrases/registry.ts'
import { requestPhrases } from './phrases/requests.ts'
import { stepPhrases } from './phrases/steps.ts'
import { usagePhrases } from './phrases/usage.ts'
import { valuePhrases } from './phrases/values.ts'
import { wayPhrases } from './phrases/ways.ts'

/** Parts of sentences, for sentences that go around them. */
export const phrases = {
  ...anchorPhrases,
  ...filePhrases,
  ...hostPhrases,
  ...pagePhrases,
  ...programPhrases,
  ...purposePhrases,
  ...registryPhrases,
  ...requestPhrases,
  ...stepPhrases,
  ...usagePhrases,
  ...valuePhrases,
  ...wayPhrases,
}

/** A phrase's name. */
export type PhraseCode = keyof typeof phrases

/** Whether a string that came from elsewhere names a phrase. */
export function isPhraseCode(code: string): code is PhraseCode {
  return Object.hasOwn(phrases, code)
}
