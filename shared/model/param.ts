import { z } from 'zod'
import { isErrorCode } from '../errors.ts'
import { isNoteCode } from '../words/en/notes.ts'
import { isPhraseCode } from '../words/en/phrases.ts'
import type { Param, Params, Phrase } from '../words/param.ts'

const codeOf = <Code extends string>(isCode: (code: string) => code is Code) =>
  z.custom<Code>((code) => typeof code === 'string' && isCode(code))

/** The schema of parameters. */
export const paramsSchema: z.ZodType<Params> = z.lazy(() => z.record(z.string(), paramSchema))

/** The schema of a phrase. */
export const phraseSchema: z.ZodType<Phrase> = z.strictObject({
  phrase: codeOf(isPhraseCode),
  params: paramsSchema.optional(),
})

/** The schema of a parameter. */
export const paramSchema: z.ZodType<Param> = z.union([
  z.string(),
  z.number(),
  phraseSchema,
  z.strictObject({ error: codeOf(isErrorCode), params: paramsSchema }),
  z.strictObject({ note: codeOf(isNoteCode), params: paramsSchema }),
  z.strictObject({ at: z.string(), to: z.enum(['day', 'minute']) }),
  z.strictObject({ list: z.array(z.lazy(() => paramSchema)) }),
])
