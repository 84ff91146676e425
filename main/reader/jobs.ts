import { z } from 'zod'
import { requestSchema } from '../../shared/model/authority.ts'
import { certificateSchema, foreignSchema } from '../../shared/model/certificate.ts'
import { failureDataSchema } from '../../shared/model/failure-data.ts'
import { inspectionSchema } from '../../shared/model/inspection.ts'
import { noteSchema } from '../../shared/model/plan.ts'
import type { Cause } from '../../shared/words/param.ts'
import type { InspectRequest } from '../registry/inspect-registry.ts'

/** A file's name and content, in base64. */
export interface JobFile {
  readonly name: string
  readonly base64: string
}

/** What a process that may die is asked to read, as plain JSON. */
export type ReaderJob =
  | (Omit<InspectRequest, 'ca' | 'now' | 'signal' | 'onStage'> & {
      readonly kind: 'inspect'
      readonly ca?: readonly JobFile[] | undefined
      /** Files of CAs that are to be trusted too. */
      readonly next?: readonly JobFile[] | undefined
      /** ISO 8601. */
      readonly now: string
    })
  | { readonly kind: 'ca-file'; readonly file: JobFile }
  | {
      readonly kind: 'anchors'
      readonly ca: readonly JobFile[]
      readonly next?: readonly JobFile[] | undefined
      /** The fingerprint of the one certificate of `ca` that may be an anchor. */
      readonly pin?: string | undefined
      /** Why their registry was not seen. */
      readonly problem: Cause
      /** ISO 8601. */
      readonly now: string
    }
  | { readonly kind: 'certificate-file'; readonly file: JobFile }
  | {
      readonly kind: 'client-pair'
      readonly cert: JobFile
      readonly key: JobFile
      readonly passphrase?: string | undefined
      /** ISO 8601. */
      readonly now: string
    }
  | { readonly kind: 'private-key'; readonly key: JobFile; readonly passphrase?: string | undefined }
  | { readonly kind: 'requests'; readonly files: readonly JobFile[] }

/** What each job answers. */
export const readerAnswers = {
  inspect: inspectionSchema,
  'ca-file': z.array(certificateSchema),
  anchors: z.object({ anchors: z.array(certificateSchema), notes: z.array(noteSchema) }),
  'certificate-file': z.array(certificateSchema),
  'client-pair': z.object({ certPem: foreignSchema, keyPem: foreignSchema, notes: z.array(noteSchema) }),
  'private-key': z.object({ type: z.string().max(32).optional() }),
  /** In the order of the files; a request that can't be signed is its failure. */
  requests: z.array(z.union([z.object({ request: requestSchema }), z.object({ failure: failureDataSchema })])),
} satisfies Record<ReaderJob['kind'], z.ZodType>

/** The answer to a job. */
export type ReaderAnswer<Kind extends ReaderJob['kind']> = z.infer<(typeof readerAnswers)[Kind]>
