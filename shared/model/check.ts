import { z } from 'zod'
import { type CauseCode, causes } from '../words/en/causes.ts'
import { isNoteCode, type NoteCode } from '../words/en/notes.ts'
import { foreignSchema } from './certificate.ts'
import { failureDataSchema } from './failure-data.ts'
import { paramsSchema } from './param.ts'
import { verdictSchema } from './verdict.ts'

/** What is looked at on a host for a registry, in the order in which a pull depends on it. */
export const checkCodeSchema = z.enum([
  'engine',
  'clock',
  'address',
  'connection',
  'files',
  'certificate',
  'trust',
  'client-certificate',
  'answer',
])
export type CheckCode = z.infer<typeof checkCodeSchema>

const said = { params: paramsSchema, message: foreignSchema, hint: foreignSchema }

/** What a check says, by a note or by the cause of an engine's answer. `message` and `hint` are English for programs. */
export const remarkSchema = z.discriminatedUnion('from', [
  z.object({
    from: z.literal('note'),
    code: z.custom<NoteCode>((code) => typeof code === 'string' && isNoteCode(code)),
    ...said,
  }),
  z.object({
    from: z.literal('cause'),
    code: z.custom<CauseCode>((code) => typeof code === 'string' && Object.hasOwn(causes, code)),
    ...said,
  }),
])
export type Remark = z.infer<typeof remarkSchema>

/** `good`: seen to be right. `warning`: a pull works, or does not fail by this. `bad`: a pull fails by it. `unknown`: nobody could tell. */
export const checkStatusSchema = z.enum(['good', 'warning', 'bad', 'unknown'])
export type CheckStatus = z.infer<typeof checkStatusSchema>

export const checkSchema = z.object({
  code: checkCodeSchema,
  status: checkStatusSchema,
  /** What it comes to; more where several things are wrong. None where nothing could be looked at. */
  remarks: z.array(remarkSchema),
})
export type Check = z.infer<typeof checkSchema>

/** A change that mends what is wrong, as a command that plans it, shows the plan and asks. */
export const fixSchema = z.object({
  kind: z.enum(['trust', 'set-aside', 'client-pair']),
  command: z.string(),
})
export type Fix = z.infer<typeof fixSchema>

/** All checks of one registry on one host. */
export const registryCheckSchema = z.object({
  registry: z.string(),
  checks: z.array(checkSchema),
  /** The first thing that a pull fails by; absent if none is known. */
  diagnosis: z.object({ check: checkCodeSchema, remark: remarkSchema }).optional(),
  /** The least invasive first. */
  fixes: z.array(fixSchema),
  /** What engines, and the host's own TLS client, answered. */
  verdicts: z.array(verdictSchema),
})
export type RegistryCheck = z.infer<typeof registryCheckSchema>

/** What was found on a host; `error` where it could not be looked at. */
export const hostCheckSchema = z.object({
  host: z.string(),
  registries: z.array(registryCheckSchema),
  error: failureDataSchema.optional(),
})
export type HostCheck = z.infer<typeof hostCheckSchema>

/** Whether a pull was seen to work: every check of every registry is good, or only warns, and somebody said so. */
export function isWell({ registries, error }: HostCheck): boolean {
  return error === undefined && registries.every(({ checks, diagnosis }) => !diagnosis && isAnswered(checks))
}

function isAnswered(checks: readonly Check[]): boolean {
  return checks.some(({ code, status }) => code === 'answer' && status !== 'unknown')
}
