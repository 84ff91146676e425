import { z } from 'zod'
import type { PhraseCode } from './en/phrases.ts'
import { isPhraseCode } from './en/phrases.ts'

/** A part of a sentence by its code, for a sentence that goes around it. */
export interface Phrase {
  readonly phrase: PhraseCode
  readonly params?: Params | undefined
}

/** A moment, ISO 8601, to be written as the reader's language does: the day alone, or to the minute. In UTC. */
export interface Moment {
  readonly at: string
  readonly to: 'day' | 'minute'
}

/** What may stand in a sentence: foreign text and numbers as they are, phrases and moments in the reader's language. */
export type Param = string | number | Phrase | Moment

/** Values for the parameters of a sentence, by their names. */
export type Params = Readonly<Record<string, Param>>

/** Parameters as they cross a door. */
export const paramsSchema: z.ZodType<Params> = z.lazy(() => z.record(z.string(), paramSchema))

const paramSchema: z.ZodType<Param> = z.union([
  z.string(),
  z.number(),
  z.strictObject({
    phrase: z.custom<PhraseCode>((code) => typeof code === 'string' && isPhraseCode(code)),
    params: paramsSchema.optional(),
  }),
  z.strictObject({ at: z.string(), to: z.enum(['day', 'minute']) }),
])
