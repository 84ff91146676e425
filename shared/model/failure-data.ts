import { z } from 'zod'
import { type ErrorCode, isErrorCode } from '../errors.ts'
import { paramsSchema } from './param.ts'

/** The schema of FailureData in failure.ts. */
export const failureDataSchema = z.object({
  code: z.custom<ErrorCode>((code) => typeof code === 'string' && isErrorCode(code)),
  message: z.string(),
  hint: z.string(),
  params: paramsSchema,
})
