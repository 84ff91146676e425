import { z } from 'zod'
import { type CauseCode, causes, type ProgramCode, programs } from '../words/en/causes.ts'
import { paramsSchema } from './param.ts'

const causeCodeSchema = z.enum(Object.keys(causes) as [CauseCode, ...CauseCode[]])
const programSchema = z.enum(Object.keys(programs) as [ProgramCode, ...ProgramCode[]])

/** How sure a cause is: the text says so; it is the usual reason; it is one reason among others. */
export const confidenceSchema = z.enum(['certain', 'likely', 'possible'])
export type Confidence = z.infer<typeof confidenceSchema>

/** What an error text means. Everything in it that is not a code is foreign text. */
export const explanationSchema = z.object({
  /** Whether the text was recognized. */
  known: z.boolean(),
  /** What the first cause is about; `unknown` without one. */
  about: z.enum(['trust', 'other', 'unknown']),
  /** The surest one first. `message` and `hint` are English for programs. */
  causes: z.array(
    z.object({
      code: causeCodeSchema,
      confidence: confidenceSchema,
      params: paramsSchema,
      message: z.string(),
      hint: z.string(),
    }),
  ),
  /** The program that printed it, as far as its words tell. */
  program: programSchema.optional(),
  /** The registry that the text is about, as its image names begin. */
  registry: z.string().optional(),
  /** The address that failed, without its query, where it is not the registry's own: most often that of a token server. */
  url: z.string().optional(),
  /** The line that was recognized. */
  line: z.string().optional(),
})
export type Explanation = z.infer<typeof explanationSchema>
